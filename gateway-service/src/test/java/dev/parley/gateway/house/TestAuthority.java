package dev.parley.gateway.house;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PfxOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// An authority of the test's own, with the JDK's keytool.
public final class TestAuthority {
  private static final String PASSWORD = "for-this-test";

  private final Path store;

  private TestAuthority(Path store) {
    this.store = store;
  }

  public static TestAuthority create() {
    try {
      var authority =
          new TestAuthority(Files.createTempDirectory("authority").resolve("store.p12"));
      authority.keytool("ca", "-ext", "bc:c", "-ext", "ku:c=keyCertSign");
      return authority;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// A key with a certificate for a service on this machine.
  public PfxOptions leaf(String service) {
    keytool(
        service,
        "-signer",
        "ca",
        "-ext",
        "san=dns:localhost,ip:127.0.0.1,uri:spiffe://parley/" + service);
    return options(service, true);
  }

  public PfxOptions trust() {
    return options("ca", false);
  }

  /// Its certificate as PEM.
  public Path writeTo(Path file) {
    try (var in = Files.newInputStream(store)) {
      var all = KeyStore.getInstance("PKCS12");
      all.load(in, PASSWORD.toCharArray());
      return Files.writeString(
          file,
          "-----BEGIN CERTIFICATE-----\n"
              + Base64.getMimeEncoder().encodeToString(all.getCertificate("ca").getEncoded())
              + "\n-----END CERTIFICATE-----\n");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private void keytool(String alias, String... more) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                "CN=" + alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD));
    command.addAll(List.of(more));
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private PfxOptions options(String alias, boolean withKey) {
    try (var in = Files.newInputStream(store)) {
      var all = KeyStore.getInstance("PKCS12");
      all.load(in, PASSWORD.toCharArray());
      var one = KeyStore.getInstance("PKCS12");
      one.load(null, null);
      if (withKey) {
        one.setKeyEntry(
            alias,
            all.getKey(alias, PASSWORD.toCharArray()),
            PASSWORD.toCharArray(),
            all.getCertificateChain(alias));
      } else {
        one.setCertificateEntry(alias, all.getCertificate(alias));
      }
      var bytes = new ByteArrayOutputStream();
      one.store(bytes, PASSWORD.toCharArray());
      return new PfxOptions().setPassword(PASSWORD).setValue(Buffer.buffer(bytes.toByteArray()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
