package dev.parley.adapter.manifest;

import dev.parley.adapter.sealing.key.KeyId;
import dev.parley.adapter.sealing.key.RecipientKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What all replicas share.
///
/// @param keys newest first
/// @param manifest compact JWS
/// @param signedAt the manifest's `iat`
record KeyDocument(List<DatedKey> keys, String manifest, Instant signedAt) {
  KeyDocument {
    keys = List.copyOf(keys);
  }

  Optional<RecipientKey> find(KeyId id, Instant now) {
    return keys.stream()
        .filter(key -> key.accepted(now) && key.key().id().equals(id))
        .map(DatedKey::key)
        .findFirst();
  }
}
