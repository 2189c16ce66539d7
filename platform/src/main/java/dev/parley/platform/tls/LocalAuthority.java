package dev.parley.platform.tls;

import dev.parley.platform.installation.Installation;
import dev.parley.platform.launch.Command;
import dev.parley.platform.launch.Executables;
import dev.parley.platform.operator.CannotStart;
import dev.parley.platform.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// The certificate authority of one installation, in `tls/authority.p12`.
public final class LocalAuthority {

  private static final String CA = "ca";
  private static final int CA_DAYS = 3650;
  private static final int SERVER_DAYS = 90;

  /// A server's certificate is replaced at a start when less than this is left of it.
  private static final Duration RENEWAL = Duration.ofDays(30);

  private final StateFolder state;
  private final String password;
  private final InstantSource clock;

  private LocalAuthority(StateFolder state, String password, InstantSource clock) {
    this.state = state;
    this.password = password;
    this.clock = clock;
  }

  public static LocalAuthority of(Installation installation) {
    return of(installation, InstantSource.system());
  }

  static LocalAuthority of(Installation installation, InstantSource clock) {
    installation.state().folder("tls");
    return new LocalAuthority(
        installation.state(), installation.secrets().password("authority"), clock);
  }

  /// PEM: what an installation's own servers are checked against.
  public synchronized Path caFile() {
    Path file = state.path("tls/ca.pem");
    if (!Files.exists(file)) {
      keytool(CA, CA_DAYS, List.of("-ext", "bc:c=ca:true,pathlen:0", "-ext", "ku:c=keyCertSign"));
      state.write("tls/ca.pem", pem("CERTIFICATE", encoded(certificate(CA))));
    }
    return file;
  }

  /// A certificate for `localhost` and `127.0.0.1`.
  public synchronized ServerCertificate server(String name) {
    caFile();
    Path chain = state.path("tls/" + name + ".pem");
    Path key = state.path("tls/" + name + ".key");
    if (!Files.exists(key) || leftOf(name).compareTo(RENEWAL) < 0) {
      keytool(
          name,
          SERVER_DAYS,
          List.of(
              "-signer",
              CA,
              "-signerkeypass:env",
              "PARLEY_STORE_PASSWORD",
              "-ext",
              "san=dns:localhost,ip:127.0.0.1",
              "-ext",
              "eku=serverAuth"));
      state.write(
          "tls/" + name + ".pem",
          pem("CERTIFICATE", encoded(certificate(name)))
              + pem("CERTIFICATE", encoded(certificate(CA))));
      state.write("tls/" + name + ".key", pem("PRIVATE KEY", privateKey(name).getEncoded()));
    }
    return new ServerCertificate(chain, key);
  }

  private void keytool(String alias, int days, List<String> more) {
    Path store = state.path("tls/authority.p12");
    Map<String, String> environment = Map.of("PARLEY_STORE_PASSWORD", password);
    List<String> access =
        List.of("-keystore", store.toString(), "-storepass:env", "PARLEY_STORE_PASSWORD");
    if (Files.exists(store) && contains(alias)) {
      run(environment, List.of("-delete", "-alias", alias), access);
    }
    var words = new ArrayList<>(List.of("-genkeypair", "-alias", alias));
    words.addAll(List.of("-dname", "CN=" + alias + ",O=Parley on this machine"));
    words.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-storetype", "PKCS12"));
    words.addAll(List.of("-validity", Integer.toString(days)));
    words.addAll(more);
    run(environment, words, access);
  }

  private void run(Map<String, String> environment, List<String> words, List<String> access) {
    var command = new ArrayList<>(List.of(Executables.ofJdk("keytool").toString()));
    command.addAll(words);
    command.addAll(access);
    Command.run("keytool " + words.getFirst(), state.root(), environment, command);
  }

  private Duration leftOf(String alias) {
    Instant end =
        certificate(alias) instanceof X509Certificate certificate
            ? certificate.getNotAfter().toInstant()
            : Instant.EPOCH;
    return Duration.between(clock.instant(), end);
  }

  private boolean contains(String alias) {
    try {
      return store().containsAlias(alias);
    } catch (GeneralSecurityException e) {
      throw unreadable(e);
    }
  }

  private Certificate certificate(String alias) {
    try {
      return store().getCertificate(alias);
    } catch (GeneralSecurityException e) {
      throw unreadable(e);
    }
  }

  private Key privateKey(String alias) {
    try {
      return store().getKey(alias, password.toCharArray());
    } catch (GeneralSecurityException e) {
      throw unreadable(e);
    }
  }

  private KeyStore store() {
    try {
      return KeyStore.getInstance(state.path("tls/authority.p12").toFile(), password.toCharArray());
    } catch (IOException | GeneralSecurityException e) {
      throw unreadable(e);
    }
  }

  private static byte[] encoded(Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (GeneralSecurityException e) {
      throw unreadable(e);
    }
  }

  private static CannotStart unreadable(Exception cause) {
    return new CannotStart(
        "the local certificate authority cannot be read: ./parley up --fresh makes a new one",
        cause);
  }

  private static String pem(String kind, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, body);
  }
}
