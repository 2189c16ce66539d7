package dev.parley.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.TestAuthority;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {
  private static final String[] NAMED = {"-ext", "san=dns:localhost"};

  @TempDir static Path folder;

  @BeforeAll
  static void issue() {
    var authority = TestAuthority.create();
    authority.writePair("ec", folder.resolve("ec"), NAMED);
    authority.writePair("other", folder.resolve("other"), NAMED);
    authority.writePair(
        "rsa", folder.resolve("rsa"), with(NAMED, "-keyalg", "RSA", "-keysize", "2048"));
    authority.writePair(
        "short", folder.resolve("short"), with(NAMED, "-keyalg", "RSA", "-keysize", "1024"));
    TestAuthority.create().writePair("stranger", folder.resolve("stranger"), NAMED);
    authority.writePair("nameless", folder.resolve("nameless"));
  }

  @Test
  void takesAPairOfEitherKind() throws IOException {
    for (var kind : new String[] {"ec", "rsa"}) {
      var pair = sound(verify(text(kind, "tls.crt"), text(kind, "tls.key")));
      assertThat(pair.chain()).hasSize(2);
      assertThat(pair.leaf().getSubjectX500Principal().getName()).isEqualTo("CN=" + kind);
      assertThat(pair.lifetime()).isPositive();
    }
  }

  @Test
  void takesKeysAsOpensslWroteThemOnce() throws IOException {
    // A PKCS #8 key of RSA is a PKCS #1 key in an envelope of 26 bytes (RFC 5958, RFC 8017).
    var wrapped = decoded(text("rsa", "tls.key"));
    var bare = Arrays.copyOfRange(wrapped, 26, wrapped.length);
    assertThat(
            sound(
                verify(
                    text("rsa", "tls.crt"),
                    "-----BEGIN RSA PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(bare)
                        + "\n-----END RSA PRIVATE KEY-----\n")))
        .isNotNull();
  }

  @Test
  void refusesAnothersKey() throws IOException {
    assertThat(reason(verify(text("ec", "tls.crt"), text("other", "tls.key"))))
        .contains("do not belong together");
    assertThat(reason(verify(text("ec", "tls.crt"), text("rsa", "tls.key")))).isNotEmpty();
  }

  @Test
  void refusesWhatIsNotValidNow() throws IOException {
    var certificate = text("ec", "tls.crt");
    var key = text("ec", "tls.key");
    var now = Instant.now();
    assertThat(reason(verify(certificate, key, now.plus(Duration.ofDays(91)))))
        .startsWith("expired at ");
    assertThat(reason(verify(certificate, key, now.minus(Duration.ofDays(1)))))
        .startsWith("are not valid before ");
  }

  @Test
  void refusesAWeakKey() throws IOException {
    assertThat(reason(verify(text("short", "tls.crt"), text("short", "tls.key"))))
        .contains("weak key");
  }

  @Test
  void refusesACertificateThatNoBrowserTakes() throws IOException {
    assertThat(reason(verify(text("nameless", "tls.crt"), text("nameless", "tls.key"))))
        .contains("no subjectAltName");
  }

  @Test
  void refusesCertificatesThatAreNoChain() throws IOException {
    var leaf = leaf(text("ec", "tls.crt"));
    var neighbour = leaf(text("other", "tls.crt"));
    var namesake =
        text("stranger", "tls.crt").substring(leaf(text("stranger", "tls.crt")).length());
    for (var other : new String[] {neighbour, namesake}) {
      assertThat(reason(verify(leaf + "\n" + other, text("ec", "tls.key"))))
          .contains("are no chain");
    }
  }

  private static String leaf(String chain) {
    var end = "-----END CERTIFICATE-----";
    return chain.substring(0, chain.indexOf(end) + end.length());
  }

  @Test
  void refusesWhatIsNoPair() throws IOException {
    var certificate = text("ec", "tls.crt");
    var key = text("ec", "tls.key");
    for (var broken :
        new String[] {"", "nonsense", key.substring(0, 60), key.replace("PRIVATE", "PUBLIC")}) {
      assertThat(reason(verify(certificate, broken))).startsWith("hold no PEM certificate");
    }
    for (var broken : new String[] {"", "nonsense", certificate.substring(0, 200)}) {
      assertThat(reason(verify(broken, key))).startsWith("hold no PEM certificate");
    }
  }

  @Test
  void refusesAnEncryptedKey() throws IOException {
    assertThat(
            reason(
                verify(
                    text("ec", "tls.crt"),
                    "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE"
                        + " KEY-----\n")))
        .contains("the key is encrypted");
  }

  @Test
  void neverPrintsTheKey() throws IOException {
    var content = new KeyPairFiles(file("ec", "tls.crt"), file("ec", "tls.key")).read();
    var secret = text("ec", "tls.key").substring(40, 60);
    assertThat(content.toString()).doesNotContain(secret);
    assertThat(sound(Verification.of(content, Instant.now())).toString())
        .startsWith("localhost serial ")
        .doesNotContain(secret);
  }

  @Test
  void saysWhichFileCannotBeRead() {
    var content = new KeyPairFiles(folder.resolve("absent"), file("ec", "tls.key")).read();
    assertThat(reason(Verification.of(content, Instant.now())))
        .contains("NoSuchFileException", "absent");
  }

  private static Verification verify(String certificate, String key) {
    return verify(certificate, key, Instant.now());
  }

  private static Verification verify(String certificate, String key, Instant now) {
    return Verification.of(new KeyPairFiles.Read(certificate, key), now);
  }

  private static CertifiedKey sound(Verification verification) {
    assertThat(verification).isInstanceOf(Verification.Sound.class);
    return ((Verification.Sound) verification).pair();
  }

  private static String reason(Verification verification) {
    assertThat(verification).isInstanceOf(Verification.Unsound.class);
    return ((Verification.Unsound) verification).reason();
  }

  private static byte[] decoded(String pem) {
    var begin = pem.indexOf('\n');
    return Base64.getMimeDecoder().decode(pem.substring(begin, pem.indexOf("-----END")));
  }

  private static String text(String kind, String name) throws IOException {
    return Files.readString(file(kind, name), StandardCharsets.US_ASCII);
  }

  private static Path file(String kind, String name) {
    return Objects.requireNonNull(folder).resolve(kind).resolve(name);
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
  }
}
