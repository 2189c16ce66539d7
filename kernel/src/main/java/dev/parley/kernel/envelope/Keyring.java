package dev.parley.kernel.envelope;

/// Makes data keys and opens them again: one key-encryption key, wherever it lives.
public interface Keyring {

  /// A fresh data key, clear and wrapped; the caller closes it.
  Fresh generate();

  /// The data key that was wrapped; the caller closes it.
  ///
  /// @throws KeyGoneException when the key-encryption key no longer exists or no longer opens this
  ///   version
  DataKey unwrap(WrappedKey wrapped);

  record Fresh(DataKey key, WrappedKey wrapped) {}
}
