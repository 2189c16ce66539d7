package dev.parley.adapter.sealing.key;

import java.util.Optional;

/// The key pairs that frames may be sealed for today.
public interface RecipientKeys {

  /// Empty when the id is unknown or its time is over.
  Optional<RecipientKey> find(KeyId id);
}
