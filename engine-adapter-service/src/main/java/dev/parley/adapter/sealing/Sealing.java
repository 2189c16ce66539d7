package dev.parley.adapter.sealing;

import dev.parley.adapter.background.Background;
import dev.parley.adapter.sealing.key.KeyId;
import dev.parley.adapter.sealing.key.KeyProof;
import dev.parley.adapter.sealing.key.RecipientKeys;
import dev.parley.adapter.sealing.key.SealedKey;
import dev.parley.kernel.id.ConversationId;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;

/// Opens frames, and the keys of conversations.
@ApplicationScoped
public class Sealing {
  private static final Duration SWEEP = Duration.ofSeconds(10);

  private final RecipientKeys recipients;
  private final ConversationKeyCache cache;

  @Inject
  public Sealing(RecipientKeys recipients, SealingSettings settings, Background background) {
    this(
        recipients,
        new ConversationKeyCache(InstantSource.system(), settings.keyLife(), settings.keys()));
    background.every(SWEEP, "conversation keys", cache::sweep);
  }

  Sealing(RecipientKeys recipients, ConversationKeyCache cache) {
    this.recipients = recipients;
    this.cache = cache;
  }

  /// @param site the ticket's, never the frame's
  /// @throws ProblemException `frame.key-expired`, `frame.unreadable` or `message.malformed`
  public Opened open(Frame frame, SiteId site) {
    return open(frame, site.value());
  }

  Opened open(Frame frame, String site) {
    var key = key(frame.keyId(), frame.sealedKey(), site, frame.conversation());
    try {
      return new Opened(frame.turn(), Plaintext.message(key.open(frame)), key);
    } catch (RuntimeException refused) {
      key.close();
      throw refused;
    }
  }

  /// The conversation's key alone, for whoever can show it sealed; the caller closes it.
  ///
  /// @throws ProblemException `frame.key-expired` or `frame.unreadable`
  public ConversationKey open(KeyProof proof, SiteId site, ConversationId conversation) {
    return key(proof.keyId(), proof.sealedKey(), site.value(), conversation);
  }

  private ConversationKey key(
      KeyId keyId, SealedKey sealedKey, String site, ConversationId conversation) {
    // Asked even when the key is in the cache: an expired key id opens nothing.
    var recipient =
        recipients
            .find(keyId)
            .orElseThrow(() -> new ProblemException(ProblemCode.FRAME_KEY_EXPIRED));
    return cache.get(
        new ConversationKeyCache.Place(site, conversation, keyId, sealedKey),
        () -> ConversationKey.open(recipient, site, conversation, sealedKey));
  }
}
