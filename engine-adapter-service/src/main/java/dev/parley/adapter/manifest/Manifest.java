package dev.parley.adapter.manifest;

import dev.parley.adapter.background.Background;
import dev.parley.adapter.sealing.key.KeyId;
import dev.parley.adapter.sealing.key.RecipientKey;
import dev.parley.adapter.sealing.key.RecipientKeys;
import dev.parley.kernel.audit.Audit;
import dev.parley.kernel.audit.AuditEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The manifest in force, refreshed in the background.
///
/// While Vault is away the one in hand serves; its keys end at their own time.
@Startup
@ApplicationScoped
public class Manifest implements RecipientKeys {
  private static final Duration REFRESH = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int RACES = 5;

  private final KeyStore store;
  private final ManifestSigner signer;
  private final Audit audit;
  private final InstantSource clock;
  private volatile @Nullable KeyDocument current;
  private Instant lookedAt = Instant.EPOCH;

  @Inject
  Manifest(KeyStore store, ManifestSigner signer, Audit audit, Background background) {
    this(store, signer, audit, InstantSource.system());
    refresh();
    background.every(REFRESH, "manifest", this::refresh);
  }

  Manifest(KeyStore store, ManifestSigner signer, Audit audit, InstantSource clock) {
    this.store = store;
    this.signer = signer;
    this.audit = audit;
    this.clock = clock;
  }

  /// Compact JWS, the same on every replica.
  public String signed() {
    return held().manifest();
  }

  @Override
  public Optional<RecipientKey> find(KeyId id) {
    var known = held().find(id, clock.instant());
    if (known.isPresent() || !mayLook()) {
      return known;
    }
    // Another replica may have made it a moment ago.
    refresh();
    return held().find(id, clock.instant());
  }

  /// Reads the shared document, and makes the next one where it is due.
  final synchronized void refresh() {
    for (var race = 0; race < RACES; race++) {
      var now = clock.instant();
      var read = store.read();
      if (read.isPresent() && !ManifestPlan.due(read.get().document(), now)) {
        current = read.get().document();
        return;
      }
      var keys = read.map(found -> found.document().keys()).orElse(List.of());
      var next = signer.sign(ManifestPlan.nextKeys(keys, now), now);
      if (store.write(next, read.map(KeyStore.Versioned::version).orElse(0))) {
        current = next;
        audit.record(
            AuditEvent.done("manifest.signed", Map.of("key", next.keys().getFirst().key().id())));
        return;
      }
    }
    throw new IllegalStateException("other replicas always were first");
  }

  private KeyDocument held() {
    var held = current;
    if (held == null) {
      throw new IllegalStateException("no manifest yet");
    }
    return held;
  }

  private synchronized boolean mayLook() {
    var now = clock.instant();
    if (now.isBefore(lookedAt.plus(PATIENCE))) {
      return false;
    }
    lookedAt = now;
    return true;
  }
}
