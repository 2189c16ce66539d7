package dev.parley.adapter.transcript;

import dev.parley.adapter.background.Background;
import dev.parley.kernel.envelope.CachingKeyring;
import dev.parley.kernel.envelope.Keyring;
import dev.parley.kernel.envelope.TransitKeyring;
import dev.parley.kernel.envelope.WrappedKey;
import dev.parley.kernel.id.ConversationId;
import dev.parley.kernel.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// The data key of each conversation, wrapped by Vault's transit key `history`.
///
/// The wrapped key stands before every message, so losing what is remembered here only costs a new
/// key.
@ApplicationScoped
class HistoryKeys {
  private static final String KEY = "history";
  private static final Duration IDLE = Duration.ofSeconds(60);
  private static final Duration SWEEP = Duration.ofSeconds(2);
  private static final int CLEAR_KEYS = 5_000;
  private static final int REMEMBERED = 20_000;

  private final Keyring keyring;
  private final Map<ConversationId, WrappedKey> wrapped =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ConversationId, WrappedKey> eldest) {
          return size() > REMEMBERED;
        }
      };

  @Inject
  HistoryKeys(Vault vault, Background background) {
    var caching =
        new CachingKeyring(
            new TransitKeyring(vault, KEY), InstantSource.system(), IDLE, Instant.MAX, CLEAR_KEYS);
    background.every(SWEEP, "history keys", caching::sweep);
    this(caching);
  }

  HistoryKeys(Keyring keyring) {
    this.keyring = keyring;
  }

  /// The conversation's key, made when none is known here; the caller closes it.
  Keyring.Fresh of(ConversationId conversation) {
    WrappedKey known;
    synchronized (wrapped) {
      known = wrapped.get(conversation);
    }
    if (known != null) {
      return open(known);
    }
    var fresh = keyring.generate();
    remember(conversation, fresh.wrapped());
    return fresh;
  }

  Keyring.Fresh open(WrappedKey key) {
    return new Keyring.Fresh(keyring.unwrap(key), key);
  }

  void remember(ConversationId conversation, WrappedKey key) {
    synchronized (wrapped) {
      wrapped.put(conversation, key);
    }
  }
}
