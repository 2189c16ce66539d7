package dev.parley.retention.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.kernel.id.BucketId;
import dev.parley.kernel.vault.Vault;
import dev.parley.kernel.vault.VaultRefusedException;
import dev.parley.platform.servers.RunningPlatform;
import dev.parley.retention.bucket.BucketKeys;
import dev.parley.retention.canary.Probe;
import dev.parley.retention.canary.Witness;
import dev.parley.retention.certificate.Certificate;
import dev.parley.retention.certificate.Chain;
import dev.parley.testing.PlatformFixture;
import dev.parley.testing.PlatformResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.EcKeyUtil;
import org.junit.jupiter.api.Test;

/// One bucket from before its slot to its certificate, with slots of two seconds.
@QuarkusTest
@WithTestResource(
    value = PlatformResource.class,
    initArgs = {
      @ResourceArg(name = "service", value = "retention-service"),
      @ResourceArg(name = "parley.sites", value = "src/test/sites"),
      @ResourceArg(name = "parley.peers.data-middleware-service", value = "https://localhost:1"),
    })
class BucketLifeTest {
  private static final Duration PROMISE = Duration.ofSeconds(60);

  @Inject Vault vault;
  @Inject Witness witness;
  @Inject Chain chain;

  private final RunningPlatform platform = PlatformFixture.platform();
  private final Tables tables = new Tables(platform);

  @Test
  void livesAndIsDestroyedWithProof() throws Exception {
    var bucket = await(this::openBucket);
    storeMessage(bucket);
    var probe =
        new Probe(tables.query("SELECT probe FROM canary WHERE bucket_id = ?", bucket).getFirst());
    assertThat(witness.asked(new BucketId(bucket), probe).opens()).isTrue();
    assertThat(partitions(bucket)).hasSize(2);
    assertThat(chain.latest(1_000)).noneMatch(held -> held.bucket().value().equals(bucket));

    var certificate =
        await(() ->
            chain.latest(1_000).stream()
                .filter(held -> held.bucket().value().equals(bucket))
                .toList());

    assertThat(witness.asked(new BucketId(bucket), probe).opens()).isFalse();
    assertThat(partitions(bucket)).isEmpty();
    assertThatExceptionOfType(VaultRefusedException.class)
        .isThrownBy(() -> vault.read(BucketKeys.path(new BucketId(bucket))))
        .extracting(VaultRefusedException::status)
        .isEqualTo(404);
    assertSays(verified(certificate), bucket);
    assertInTime(bucket, certificate);
    assertChainHolds();
  }

  @Test
  void opensBucketsAheadOfTheirTime() throws Exception {
    await(() ->
        tables.query(
            """
            SELECT id FROM bucket WHERE site = 'quick' AND slot_start > now() + interval '110 seconds'
            """));
    assertThat(
            tables.query(
                """
                SELECT count(*) FROM bucket a WHERE site = 'quick'
                AND slot_start >= now() AND slot_end <= now() + interval '110 s' AND NOT EXISTS (SELECT FROM bucket b WHERE b.site = a.site AND b.slot_start = a.slot_end)
                """))
        .as("coming slots without a successor")
        .containsExactly("0");
  }

  private List<UUID> openBucket() throws SQLException {
    return tables
        .query(
            """
            SELECT id FROM bucket WHERE site = 'quick' AND state = 'open'
            AND slot_start <= now() AND slot_end > now() + interval '500 ms'
            """)
        .stream()
        .map(UUID::fromString)
        .toList();
  }

  private void storeMessage(UUID bucket) throws SQLException {
    var conversation = UUID.randomUUID();
    tables.query(
        """
        INSERT INTO conversation (id, site, subject, key_digest, last_turn)
        VALUES (?, 'quick', 'visitor', sha256('key'), 1)
        """,
        conversation);
    tables.query(
        "INSERT INTO turn (conversation_id, turn, direction, bucket_id) VALUES (?, 1, 1, ?)",
        conversation,
        bucket);
    tables.query("INSERT INTO message VALUES (?, ?, 1, 1, 'sealed')", bucket, conversation);
  }

  private List<String> partitions(UUID bucket) throws SQLException {
    return tables.query(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE ?",
        "%" + bucket.toString().replace('-', '_'));
  }

  private JwtClaims verified(Certificate certificate) throws Exception {
    var keys = vault.read("transit/keys/certificate").path("keys");
    return new JwtConsumerBuilder()
        .setVerificationKeyResolver((jws, nesting) -> {
          try {
            var pem = keys.path(jws.getKeyIdHeaderValue()).path("public_key").asText();
            return new EcKeyUtil().fromPemEncoded(pem);
          } catch (Exception broken) {
            throw new IllegalStateException(broken);
          }
        })
        .setJwsAlgorithmConstraints(
            AlgorithmConstraints.ConstraintType.PERMIT,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
        .setExpectedType(true, "parley-destruction+jwt")
        .setExpectedIssuer(true, "retention-service")
        .setSkipDefaultAudienceValidation()
        .setRequireIssuedAt()
        .build()
        .processToClaims(certificate.statement());
  }

  private static void assertSays(JwtClaims claims, UUID bucket) {
    assertThat(claims.getClaimsMap())
        .containsEntry("bucket", bucket.toString())
        .containsEntry("site", "quick")
        .containsEntry("class", "general")
        .containsEntry("messages", 1L)
        .containsKeys("slot_start", "slot_end", "destroy_at", "number", "jti")
        .doesNotContainKey("exp")
        .extractingByKey("findings", InstanceOfAssertFactories.LIST)
        .extracting("what")
        .containsExactly(
            "planned", "witnessed", "rotated", "raised", "trimmed", "deleted", "proven", "dropped");
  }

  private void assertInTime(UUID bucket, Certificate certificate) throws SQLException {
    var due =
        tables
            .query(
                "SELECT (extract(epoch FROM destroy_at) * 1000)::bigint FROM bucket WHERE id = ?",
                bucket)
            .getFirst();
    var late = Duration.between(Instant.ofEpochMilli(Long.parseLong(due)), certificate.issuedAt());
    assertThat(late).isPositive().isLessThan(PROMISE);
  }

  private void assertChainHolds() throws Exception {
    await(() -> chain.latest(2).size() == 2 ? List.of(true) : List.of());
    var newestFirst = chain.latest(1_000);
    for (var number = 0; number + 1 < newestFirst.size(); number++) {
      var before = newestFirst.get(number + 1).statement().getBytes(StandardCharsets.US_ASCII);
      assertThat(verified(newestFirst.get(number)).getStringClaimValue("previous"))
          .isEqualTo(
              Base64.getUrlEncoder()
                  .withoutPadding()
                  .encodeToString(MessageDigest.getInstance("SHA-256").digest(before)));
    }
    assertThat(newestFirst.getLast().number()).isEqualTo(1);
    assertThat(verified(newestFirst.getLast()).hasClaim("previous")).isFalse();
  }

  private interface Look<T> {
    List<T> look() throws Exception;
  }

  private static <T> T await(Look<T> look) throws Exception {
    var end = Instant.now().plus(PROMISE.plusSeconds(30));
    while (Instant.now().isBefore(end)) {
      var found = look.look();
      if (!found.isEmpty()) {
        return found.getFirst();
      }
      Thread.sleep(100);
    }
    throw new AssertionError("nothing came in time");
  }
}
