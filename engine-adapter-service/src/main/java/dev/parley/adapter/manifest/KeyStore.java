package dev.parley.adapter.manifest;

import java.util.Optional;

/// Where the document lives; a write succeeds only on the version that was read.
interface KeyStore {

  Optional<Versioned> read();

  /// @param version the one that was read, 0 where there was none
  /// @return false when somebody else was first
  boolean write(KeyDocument document, int version);

  record Versioned(KeyDocument document, int version) {}
}
