package dev.parley.adapter.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.adapter.sealing.key.KeyProof;
import dev.parley.adapter.sealing.key.RecipientKey;
import dev.parley.kernel.id.ConversationId;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.id.Turn;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SealingTest {
  private static final SiteId HOTEL = new SiteId("hotel");

  private final RecipientKey recipient = RecipientKey.generate();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
  private final AtomicReference<Boolean> accepted = new AtomicReference<>(true);
  private final ConversationKeyCache cache =
      new ConversationKeyCache(now::get, Duration.ofMinutes(10), 3);
  private final Sealing sealing =
      new Sealing(
          id ->
              accepted.get() && id.equals(recipient.id())
                  ? Optional.of(recipient)
                  : Optional.empty(),
          cache);
  private final Visitor visitor = Visitor.of(HOTEL, recipient.publicBytes());

  @Test
  void opensWhatAVisitorSealed() {
    var opened = open(visitor.frame(7, "What time is check-in?", "en"));

    assertThat(opened.turn()).isEqualTo(new Turn(7));
    assertThat(opened.message()).isEqualTo(new VisitorMessage("What time is check-in?", "en"));
  }

  @Test
  void sealsAReplyThatTheVisitorOpens() {
    try (var key = open(visitor.frame(2, "Breakfast?", "en")).key();
        var replies = key.replies(new Turn(2))) {
      var first = visitor.open(replies.next("From seven ").frame());
      var last = visitor.open(replies.last("to ten 🥐.", ReplyOutcome.ANSWERED).frame());

      assertThat(first.last()).isFalse();
      assertThat(first.offset()).isZero();
      assertThat(last.number()).isEqualTo(1);
      assertThat(last.turn()).isEqualTo(2);
      assertThat(last.last()).isTrue();
      assertThat(last.offset()).isEqualTo("From seven ".length());
      assertThat(last.text()).isEqualTo("to ten 🥐.");
      assertThat(last.outcome()).isEqualTo("answered");
    }
  }

  @Test
  void sealsNothingAfterTheEnd() {
    try (var key = open(visitor.frame(1, "Hello", "en")).key();
        var replies = key.replies(new Turn(1))) {
      var _ = replies.last("Hello.", ReplyOutcome.ANSWERED);

      assertThatThrownBy(() -> replies.next("more")).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void refusesAnExpiredKeyIdEvenWhenItsConversationIsInTheCache() {
    open(visitor.frame(1, "Hello", "en")).key().close();
    accepted.set(false);

    assertRefused(ProblemCode.FRAME_KEY_EXPIRED, visitor.frame(2, "Hello again", "en"));
  }

  @Test
  void refusesAFrameMovedToAnotherConversation() {
    var other = new ConversationId(UUID.randomUUID());

    assertThatThrownBy(() -> Frame.parse(visitor.frame(1, "Hello", "en")).requireIn(other))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.code()).isEqualTo(ProblemCode.FRAME_MOVED));
  }

  @Test
  void refusesAFrameOfAnotherSiteEvenWhenItsKeyIsInTheCache() {
    open(visitor.frame(1, "Hello", "en")).key().close();

    assertThatThrownBy(
            () -> sealing.open(Frame.parse(visitor.frame(2, "Hello", "en")), new SiteId("spa")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.code()).isEqualTo(ProblemCode.FRAME_UNREADABLE));
  }

  @Test
  void opensAConversationByItsSealedKeyAlone() {
    try (var key =
        sealing.open(KeyProof.parse(visitor.keyHeader()), HOTEL, visitor.conversation())) {
      assertThat(key.digest().value()).isEqualTo(visitor.keyDigest());
    }
  }

  @Test
  void refusesAKeyHeaderThatIsNone() {
    for (var header : new String[] {null, "", ".", "AAAA", "AAAAAAAAAAA.AAAA", "!.!"}) {
      assertThatThrownBy(() -> KeyProof.parse(header))
          .isInstanceOfSatisfying(
              ProblemException.class,
              refused -> assertThat(refused.code()).isEqualTo(ProblemCode.FRAME_MALFORMED));
    }
  }

  @Test
  void holdsNoMoreKeysThanItsCapacityAndNoneForLongerThanTheirLife() {
    for (var number = 0; number < 5; number++) {
      open(Visitor.of(HOTEL, recipient.publicBytes()).frame(1, "Hello", "en")).key().close();
    }
    assertThat(cache.size()).isEqualTo(3);

    now.set(now.get().plus(Duration.ofMinutes(10)));
    cache.sweep();

    assertThat(cache.size()).isZero();
  }

  @Test
  void givesEachCallerAKeyOfItsOwn() {
    open(visitor.frame(1, "Hello", "en")).key().close();

    assertThat(open(visitor.frame(2, "Still here", "en")).message().text()).isEqualTo("Still here");
  }

  @Test
  void printsNeitherTextNorKeys() {
    var opened = open(visitor.frame(1, "canary", "en"));

    assertThat(opened.toString()).doesNotContain("canary").contains("hidden");
    assertThat(recipient.toString()).isEqualTo("RecipientKey[" + recipient.id() + "]");
  }

  private Opened open(byte[] frame) {
    return sealing.open(Frame.parse(frame), HOTEL);
  }

  private void assertRefused(ProblemCode code, byte[] frame) {
    assertThatThrownBy(() -> open(frame))
        .isInstanceOfSatisfying(
            ProblemException.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }
}
