package dev.parley.retention.destruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.kernel.id.BucketId;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.statement.StatementSigner;
import dev.parley.retention.bucket.Bucket;
import dev.parley.retention.bucket.BucketState;
import dev.parley.retention.canary.Probe;
import dev.parley.retention.canary.ProbeSealer;
import dev.parley.retention.canary.Testimony;
import dev.parley.retention.canary.Witness;
import dev.parley.retention.certificate.CertificateIssuer;
import dev.parley.retention.doubles.AuditDouble;
import dev.parley.retention.doubles.ChainDouble;
import dev.parley.retention.doubles.Fuse;
import dev.parley.retention.doubles.Killed;
import dev.parley.retention.doubles.ProgressDouble;
import dev.parley.retention.doubles.TransitDouble;
import dev.parley.retention.policy.Slot;
import dev.parley.testing.TestingClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DestructionTest {
  private static final Duration CLAIM = Duration.ofSeconds(15);
  private static final Instant START = Instant.parse("2026-03-29T12:00:00Z");

  private final Bucket bucket =
      new Bucket(
          new BucketId(UUID.randomUUID()),
          new SiteId("hotel"),
          "general",
          new Slot(START, START.plusSeconds(2)),
          START.plusSeconds(6),
          BucketState.OPEN);
  private final String key = "bucket-" + bucket.id();
  private final TestingClock clock = TestingClock.at(START.plusSeconds(6));
  private final Fuse fuse = new Fuse();
  private final TransitDouble vault = new TransitDouble(fuse);
  private final ProbeSealer probes = new ProbeSealer(vault);
  private final Plan plan = planned();
  private final ProgressDouble progress = new ProgressDouble(plan, clock, fuse);
  private final ChainDouble chain = new ChainDouble(clock, progress, fuse);
  private final AuditDouble audit = new AuditDouble();

  private Plan planned() {
    vault.write("transit/keys/" + key, Map.of("type", "aes256-gcm96"));
    return new Plan(bucket, probes.seal(bucket.id()));
  }

  @Test
  void destroysADueBucketAndCertifiesIt() {
    assertThat(execute(this::truthful)).isInstanceOf(Outcome.Destroyed.class);
    assertThat(vault.has(key)).isFalse();
    assertThat(progress.dropped()).isTrue();
    assertThat(progress.findings(bucket.id()))
        .extracting("what")
        .containsExactly(
            "planned", "witnessed", "rotated", "raised", "trimmed", "deleted", "proven", "dropped");
    assertThat(claims())
        .contains("\"bucket\":\"" + bucket.id() + "\"", "\"messages\":3", "\"number\":1")
        .contains("\"site\":\"hotel\"", "\"class\":\"general\"", "\"what\":\"proven\"");
    assertThat(audit.lines()).containsExactly("bucket.destroyed done");
  }

  static IntStream everyChange() {
    var whole = new DestructionTest();
    var before = whole.fuse.changes();
    whole.execute(whole::truthful);
    return IntStream.rangeClosed(1, whole.fuse.changes() - before);
  }

  @ParameterizedTest
  @MethodSource("everyChange")
  void resumesWhereItWasKilled(int change) {
    fuse.killAfter(change);
    assertThatExceptionOfType(Killed.class).isThrownBy(() -> execute(this::truthful));
    fuse.repair();
    assertThat(execute(this::truthful)).isInstanceOf(Outcome.LeftToAnother.class);
    clock.advance(CLAIM);
    if (chain.filed().isEmpty()) {
      assertThat(execute(this::truthful)).isInstanceOf(Outcome.Destroyed.class);
    }
    assertThat(vault.has(key)).isFalse();
    assertThat(progress.dropped()).isTrue();
    assertThat(chain.filed()).hasSize(1);
    assertThat(destruction(this::truthful).plan()).isEmpty();
  }

  @Test
  void leavesABucketWhoseTimeHasNotCome() {
    var early = new ProgressDouble(plan, TestingClock.at(START.plusSeconds(5)), fuse);
    var destruction = destruction(early, this::truthful);
    assertThat(destruction.plan()).isEmpty();
    assertThat(destruction.execute(plan)).isInstanceOf(Outcome.LeftToAnother.class);
    assertThat(vault.has(key)).isTrue();
  }

  @Test
  void certifiesNothingWhileTheWitnessStillOpensAndKeepsTrying() {
    for (var tries = 0; tries < 3; tries++) {
      assertThat(execute((id, probe) -> new Testimony(true, "")))
          .isEqualTo(new Outcome.Refused(Refusal.PROBE_STILL_OPENS));
      assertThat(chain.filed()).isEmpty();
      assertThat(progress.dropped()).isFalse();
      clock.advance(CLAIM);
    }
    assertThat(audit.lines()).hasSize(3).containsOnly("destruction.refused probe.still-opens");
    assertThat(execute(this::truthful)).isInstanceOf(Outcome.Destroyed.class);
  }

  @Test
  void touchesNoKeyWhenTheWitnessCannotOpenBefore() {
    assertThat(execute((id, probe) -> new Testimony(false, "broken")))
        .isEqualTo(new Outcome.Refused(Refusal.PROBE_DOES_NOT_OPEN));
    assertThat(vault.opens(key, plan.probe().sealed())).isTrue();
  }

  @Test
  void certifiesNothingWhileTheKeyIsThere() {
    vault.loseDeletions();
    assertThat(execute(this::truthful)).isEqualTo(new Outcome.Refused(Refusal.KEY_STILL_THERE));
    assertThat(chain.filed()).isEmpty();
  }

  @Test
  void takesAWitnessWhoDoesNotAnswerForNoTestimony() {
    var destruction =
        destruction((id, probe) -> {
          throw new IllegalStateException("away");
        });
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> destruction.execute(plan));
    assertThat(vault.opens(key, plan.probe().sealed())).isTrue();
    assertThat(chain.filed()).isEmpty();
  }

  @Test
  void signsAnewWhenTheChainHasGrown() {
    chain.lose(2);
    assertThat(execute(this::truthful)).isInstanceOf(Outcome.Destroyed.class);
    assertThat(chain.filed()).hasSize(1);
  }

  private Testimony truthful(BucketId id, Probe probe) {
    var opens = vault.opens("bucket-" + id, probe.sealed());
    return new Testimony(opens, opens ? "" : "encryption key not found");
  }

  private Outcome execute(Witness witness) {
    return destruction(witness).execute(plan);
  }

  private Destruction destruction(Witness witness) {
    return destruction(progress, witness);
  }

  private Destruction destruction(ProgressDouble held, Witness witness) {
    var keys = new KeyShredding(vault);
    return new Destruction(
        held,
        keys,
        new Proof(keys, probes, witness),
        new CertificateIssuer(chain, new StatementSigner(vault)),
        audit,
        CLAIM);
  }

  private String claims() {
    var payload = chain.filed().getFirst().statement().split("\\.", -1)[1];
    return new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
  }
}
