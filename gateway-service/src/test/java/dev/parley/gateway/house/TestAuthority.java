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

  /// A key with its certificate for this machine as PEM, `tls.crt` with the chain and `tls.key`, as
  /// a Kubernetes secret holds them.
  ///
  /// @param name of no other certificate of this authority
  /// @param more options of keytool, `-keyalg` among them
  public void writePair(String name, Path folder, String... more) {
    var options = new ArrayList<>(List.of("-signer", "ca"));
    options.addAll(List.of(more));
    keytool(name, options.toArray(String[]::new));
    try (var in = Files.newInputStream(store)) {
      var all = KeyStore.getInstance("PKCS12");
      all.load(in, PASSWORD.toCharArray());
      var chain = new StringBuilder();
      for (var certificate : all.getCertificateChain(name)) {
        chain.append(pem("CERTIFICATE", certificate.getEncoded()));
      }
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("tls.crt"), chain);
      Files.writeString(
          folder.resolve("tls.key"),
          pem("PRIVATE KEY", all.getKey(name, PASSWORD.toCharArray()).getEncoded()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static String pem(String what, byte[] content) {
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(what, Base64.getMimeEncoder().encodeToString(content), what);
  }

  public PfxOptions trust() {
    return options("ca", false);
  }

  /// Its certificate as PEM.
  public Path writeTo(Path file) {
    try (var in = Files.newInputStream(store)) {
      var all = KeyStore.getInstance("PKCS12");
      all.load(in, PASSWORD.toCharArray());
      return Files.writeString(file, pem("CERTIFICATE", all.getCertificate("ca").getEncoded()));
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
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD));
    command.addAll(List.of(more));
    if (!command.contains("-keyalg")) {
      command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
    }
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
