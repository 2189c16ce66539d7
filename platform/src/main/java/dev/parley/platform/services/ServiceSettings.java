package dev.parley.platform.services;

import dev.parley.platform.ports.Port;
import dev.parley.platform.ports.Ports;
import dev.parley.platform.servers.ServerAddresses;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// What a service needs to know of this installation, by the names its configuration gives them.
///
/// @param secretFile where the wrapped secret-id lies at the start
/// @param sites one folder for each site
public record ServiceSettings(ServerAddresses servers, Path secretFile, Path sites) {

  /// The service's role in Vault; known once somebody has asked Vault for a login.
  public static final String ROLE_ID = "parley.vault.role-id";

  /// What holds wherever the service listens and whoever its peers are: the tests' part.
  public Map<String, String> common(Service service) {
    var settings = new TreeMap<String, String>();
    settings.put("parley.vault.url", servers.vault().url().toString());
    settings.put("parley.vault.ca-file", servers.vault().caFile().toString());
    settings.put("parley.vault.wrapped-secret-id-file", secretFile.toString());
    settings.put("parley.sites", sites.toString());
    for (String database : service.databases()) {
      settings.put("parley.databases." + database + ".url", servers.postgres().jdbcUrl(database));
    }
    if (service.knowsPeople()) {
      settings.put("parley.people.issuer", servers.keycloak().issuer().toString());
      settings.put("parley.people.ca-file", servers.keycloak().caFile().toString());
    }
    return settings;
  }

  /// Everything, for a service of an installation.
  public Map<String, String> all(Service service, Ports ports) {
    var settings = new TreeMap<>(common(service));
    boolean secure = "https".equals(service.scheme());
    settings.put("quarkus.http.host", "127.0.0.1");
    settings.put(
        secure ? "quarkus.http.ssl-port" : "quarkus.http.port",
        Integer.toString(ports.of(service.port())));
    settings.put("quarkus.management.host", "127.0.0.1");
    settings.put("quarkus.management.port", Integer.toString(ports.of(service.management())));
    if (service == Service.GATEWAY) {
      settings.put("parley.admin.host", "127.0.0.1");
      settings.put("parley.admin.port", Integer.toString(ports.of(Port.GATEWAY_ADMIN)));
    }
    for (Service peer : service.peers()) {
      settings.put("parley.peers." + peer.id(), "https://localhost:" + ports.of(peer.port()));
    }
    return settings;
  }
}
