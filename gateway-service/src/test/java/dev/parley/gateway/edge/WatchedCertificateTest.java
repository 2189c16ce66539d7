package dev.parley.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.house.TestAuthority;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedCertificateTest {
  private static final String[] NAMED = {"-ext", "san=dns:localhost"};

  @TempDir static Path pairs;
  private static int mounts;
  private MountedSecret secret;
  private WatchedCertificate watched;

  @BeforeAll
  static void issue() throws IOException {
    var authority = TestAuthority.create();
    authority.writePair("first", pairs.resolve("first"), NAMED);
    authority.writePair("second", pairs.resolve("second"), NAMED);
    Files.createDirectories(pairs.resolve("torn"));
    Files.copy(pairs.resolve("first/tls.crt"), pairs.resolve("torn/tls.crt"));
    Files.copy(pairs.resolve("second/tls.key"), pairs.resolve("torn/tls.key"));
    Files.createDirectories(pairs.resolve("empty"));
  }

  @BeforeEach
  void mount() throws IOException {
    secret = new MountedSecret(Files.createDirectories(pairs.resolve("mounted-" + mounts++)));
    secret.show(pairs.resolve("first"));
    watched =
        new WatchedCertificate(
            new KeyPairFiles(secret.certificate(), secret.key()), InstantSource.system());
  }

  @Test
  void takesASwappedSecret() {
    assertThat(name()).isEqualTo("CN=first");
    secret.show(pairs.resolve("second"));
    watched.look();
    assertThat(name()).isEqualTo("CN=second");
    assertThat(watched.refused()).isFalse();
  }

  @Test
  void aHandshakeUnderWayEndsWithTheKeyThatItBeganWith() {
    var key = watched.key();
    var alias = key.chooseEngineServerAlias("EC", null, null);
    secret.show(pairs.resolve("second"));
    watched.look();
    assertThat(Objects.requireNonNull(key.getCertificateChain(alias))[0])
        .extracting(leaf -> leaf.getSubjectX500Principal().getName())
        .isEqualTo("CN=first");
    assertThat(key.getPrivateKey(alias)).isNotEqualTo(watched.current().key());
    var next = key.chooseEngineServerAlias("EC", null, null);
    assertThat(key.getPrivateKey(next)).isEqualTo(watched.current().key());
    assertThat(key.chooseEngineServerAlias("RSA", null, null)).isNull();
    assertThat(key.getPrivateKey("edge-7")).isNull();
  }

  @Test
  void keepsTheOldPairWhereTheNewOneIsBroken() {
    secret.show(pairs.resolve("torn"));
    watched.look();
    assertThat(watched.refused()).isFalse();
    watched.look();
    watched.look();
    assertThat(name()).isEqualTo("CN=first");
    assertThat(watched.refused()).isTrue();
    assertThat(watched.refusals()).isEqualTo(1);
    secret.show(pairs.resolve("second"));
    watched.look();
    assertThat(name()).isEqualTo("CN=second");
    assertThat(watched.refused()).isFalse();
  }

  @Test
  void keepsTheOldPairWhereTheFilesAreGone() {
    secret.show(pairs.resolve("empty"));
    watched.look();
    watched.look();
    assertThat(watched.refused()).isTrue();
    assertThat(name()).isEqualTo("CN=first");
    secret.show(pairs.resolve("first"));
    watched.look();
    assertThat(watched.refused()).isFalse();
  }

  @Test
  void isNotAlarmedByFilesThatAreWrittenOneAfterTheOther() {
    secret.show(pairs.resolve("torn"));
    watched.look();
    secret.show(pairs.resolve("second"));
    watched.look();
    assertThat(watched.refusals()).isZero();
    assertThat(name()).isEqualTo("CN=second");
  }

  @Test
  void measuresTheCertificateInForce() {
    var meters = new SimpleMeterRegistry();
    var _ = CertificateMeters.show(meters, watched);
    var left = meters.get("parley.edge.certificate.expiry").gauge().value();
    var whole = meters.get("parley.edge.certificate.lifetime").gauge().value();
    assertThat(left).isPositive().isLessThanOrEqualTo(whole);
    assertThat(whole).isBetween(89 * 86_400.0, 91 * 86_400.0);
    assertThat(meters.get("parley.edge.certificate.refused").gauge().value()).isZero();
    secret.show(pairs.resolve("torn"));
    watched.look();
    watched.look();
    assertThat(meters.get("parley.edge.certificate.refused").gauge().value()).isOne();
  }

  @Test
  void refusesToStartWithFilesThatAreNotSound() {
    var torn = pairs.resolve("torn");
    assertThatThrownBy(() ->
            certificate(Optional.of(torn.resolve("tls.crt")), Optional.of(torn.resolve("tls.key"))))
        .isInstanceOf(EdgeException.class)
        .hasMessageContaining("parley.edge.tls: " + torn.resolve("tls.crt"))
        .hasMessageContaining("do not belong together");
  }

  @Test
  void refusesToStartWithOneWithoutTheOther() {
    assertThatThrownBy(() -> certificate(Optional.of(secret.certificate()), Optional.empty()))
        .isInstanceOf(EdgeException.class)
        .hasMessage(
            "parley.edge.tls.certificate is set and parley.edge.tls.key is not: TLS needs both, a"
                + " plain listener neither");
    assertThatThrownBy(() -> certificate(Optional.empty(), Optional.of(secret.key())))
        .isInstanceOf(EdgeException.class)
        .hasMessageStartingWith(
            "parley.edge.tls.key is set and parley.edge.tls.certificate is not");
    assertThat(certificate(Optional.empty(), Optional.empty()).terminates()).isFalse();
    assertThat(
            certificate(Optional.of(secret.certificate()), Optional.of(secret.key())).terminates())
        .isTrue();
  }

  private static EdgeCertificate certificate(Optional<Path> certificate, Optional<Path> key) {
    return new EdgeCertificate(
        new Tls(certificate, key, Duration.ofSeconds(1)), InstantSource.system());
  }

  private record Tls(Optional<Path> certificate, Optional<Path> key, Duration reload)
      implements EdgeSettings.Tls {}

  private String name() {
    return watched.current().leaf().getSubjectX500Principal().getName();
  }
}
