package dev.parley.endtoend.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.endtoend.house.House;
import dev.parley.endtoend.house.Records;
import dev.parley.endtoend.visitor.Talk;
import dev.parley.endtoend.visitor.Visitor;
import dev.parley.kernel.id.ServiceName;
import dev.parley.kernel.vault.VaultRefusedException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// A message of a site with short lives, from the browser to its certificate, within a minute or
/// so.
class SelfDestructionTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Visitor visitor = House.visitor(House.BRIEF_SITE);

  @Test
  void destroysAMessageOnTimeAndProvesIt() throws InterruptedException {
    var talk = new Talk(visitor);
    talk.say("what time is check-in?");
    var bucket = House.records().bucketOf(talk.keys().conversation());
    assertThat(House.records().storedMessages(talk.keys().conversation())).isEqualTo(2);
    assertThat(bucket.destroyAt()).isBefore(Instant.now().plusSeconds(60));

    var certificate = awaitCertificate(bucket);

    assertThat(certificate.issuedAt())
        .isBetween(bucket.destroyAt(), bucket.destroyAt().plusSeconds(60));
    assertThat(certificate.claims().path("bucket").asText()).isEqualTo(bucket.id().toString());
    assertThat(House.records().storedMessages(talk.keys().conversation())).isZero();
    assertThatExceptionOfType(VaultRefusedException.class)
        .isThrownBy(() ->
            House.actor(ServiceName.RETENTION).vault().read("transit/keys/bucket-" + bucket.id()))
        .extracting(VaultRefusedException::status)
        .isEqualTo(404);
  }

  private static Records.Certificate awaitCertificate(Records.Bucket bucket)
      throws InterruptedException {
    var deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      var found = House.records().certificateOf(bucket.id());
      if (found.isPresent()) {
        return found.get();
      }
      Thread.sleep(500);
    }
    throw new AssertionError("no certificate for bucket " + bucket.id());
  }
}
