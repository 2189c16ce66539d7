package dev.parley.adapter.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.adapter.sealing.key.KeyId;
import dev.parley.kernel.audit.Audit;
import dev.parley.kernel.statement.StatementSigner;
import dev.parley.kernel.vault.VaultUnreachableException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ManifestTest {
  private final MemoryVault vault = new MemoryVault();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
  private final Manifest manifest = replica();

  @Test
  void namesItsKeyAsTheWireSays() {
    manifest.refresh();

    var claims = claims(manifest);
    var key = claims.path("keys").path(0);
    var pub = Base64.getUrlDecoder().decode(key.path("pub").asText());
    assertThat(claims.path("iss").asText()).isEqualTo("engine-adapter-service");
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(86_400);
    assertThat(pub).hasSize(32);
    assertThat(key.path("kid").asText()).isEqualTo(KeyId.of(pub).toString());
    assertThat(header(manifest).path("typ").asText()).isEqualTo("parley-manifest+jwt");
  }

  @Test
  void isTheSameOnEveryReplica() {
    manifest.refresh();
    var other = replica();
    other.refresh();

    assertThat(other.signed()).isEqualTo(manifest.signed());
    assertThat(vault.writes()).isEqualTo(1);
  }

  @Test
  void takesTheOtherReplicasKeyWhenThatWasFirst() {
    var other = replica();
    vault.beforeNextWrite(other::refresh);

    manifest.refresh();

    assertThat(manifest.signed()).isEqualTo(other.signed());
    assertThat(vault.writes()).isEqualTo(1);
  }

  @Test
  void hasANewKeyEveryDayAndTakesTheOldOneForADayMore() {
    manifest.refresh();
    var old = firstKey(manifest);

    after(Duration.ofHours(24));
    manifest.refresh();
    var young = firstKey(manifest);

    assertThat(young).isNotEqualTo(old);
    assertThat(manifest.find(old)).isPresent();
    now.set(now.get().plus(Duration.ofHours(24)).minusSeconds(1));
    assertThat(manifest.find(old)).isPresent();
    now.set(now.get().plusSeconds(1));
    assertThat(manifest.find(old)).isEmpty();
    assertThat(manifest.find(young)).isPresent();
  }

  @Test
  void isSignedAnewBeforeItEnds() {
    manifest.refresh();
    var old = manifest.signed();

    after(Duration.ofHours(12));
    manifest.refresh();

    assertThat(manifest.signed()).isNotEqualTo(old);
    assertThat(claims(manifest).path("keys")).hasSize(1);
  }

  @Test
  void dropsKeysThatNobodyMayUseAnyMore() {
    manifest.refresh();
    for (var day = 0; day < 5; day++) {
      after(Duration.ofDays(1));
      manifest.refresh();
    }

    assertThat(claims(manifest).path("keys")).hasSize(2);
  }

  @Test
  void looksOnceForAKeyThatAnotherReplicaMadeAMomentAgo() {
    manifest.refresh();
    after(Duration.ofDays(1));
    var other = replica();
    other.refresh();

    assertThat(manifest.find(firstKey(other))).isPresent();

    var reads = vault.reads();
    assertThat(manifest.find(new KeyId(1))).isEmpty();
    assertThat(manifest.find(new KeyId(2))).isEmpty();
    assertThat(vault.reads()).isEqualTo(reads);
  }

  @Test
  void servesWhatItHasWhileVaultIsAway() {
    manifest.refresh();
    var held = manifest.signed();
    vault.away();
    after(Duration.ofHours(13));

    assertThatThrownBy(manifest::refresh).isInstanceOf(VaultUnreachableException.class);
    assertThat(manifest.signed()).isEqualTo(held);
  }

  private Manifest replica() {
    return new Manifest(
        new VaultKeyStore(vault),
        new ManifestSigner(new StatementSigner(vault)),
        new Audit(),
        now::get);
  }

  private void after(Duration time) {
    now.set(now.get().plus(time));
  }

  private static KeyId firstKey(Manifest manifest) {
    return KeyId.parse(claims(manifest).path("keys").path(0).path("kid").asText());
  }

  private static JsonNode header(Manifest manifest) {
    return part(manifest, 0);
  }

  private static JsonNode claims(Manifest manifest) {
    return part(manifest, 1);
  }

  private static JsonNode part(Manifest manifest, int number) {
    try {
      return new ObjectMapper()
          .readTree(Base64.getUrlDecoder().decode(manifest.signed().split("\\.", -1)[number]));
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }
}
