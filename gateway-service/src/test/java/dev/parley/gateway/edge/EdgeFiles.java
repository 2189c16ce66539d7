package dev.parley.gateway.edge;

import dev.parley.gateway.house.TestAuthority;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Gives the gateway of a test a certificate in a mounted secret. Beside it lie another pair and
/// one that is torn.
public final class EdgeFiles implements QuarkusTestResourceLifecycleManager {
  static final String FIRST = "first";
  static final String SECOND = "second";
  static final String TORN = "torn";

  @Override
  public Map<String, String> start() {
    try {
      var folder = Files.createTempDirectory("edge");
      var authority = TestAuthority.create();
      for (var name : new String[] {FIRST, SECOND}) {
        authority.writePair(name, folder.resolve(name), "-ext", "san=dns:localhost,ip:127.0.0.1");
      }
      var torn = Files.createDirectories(folder.resolve(TORN));
      Files.copy(folder.resolve(SECOND).resolve("tls.crt"), torn.resolve("tls.crt"));
      Files.copy(folder.resolve(FIRST).resolve("tls.key"), torn.resolve("tls.key"));
      var secret = new MountedSecret(Files.createDirectories(folder.resolve("mounted")));
      secret.show(folder.resolve(FIRST));
      return Map.of(
          TlsSwitch.CERTIFICATE,
          secret.certificate().toString(),
          TlsSwitch.KEY,
          secret.key().toString(),
          "parley.edge.tls.reload",
          "1S");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// @param certificate the setting that this resource made
  static void show(Path certificate, String name) {
    var mounted = certificate.toAbsolutePath().resolveSibling(".").normalize();
    new MountedSecret(mounted).show(mounted.resolveSibling(name));
  }

  @Override
  public void stop() {}
}
