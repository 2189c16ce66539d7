package dev.parley.gateway.issuer;

import java.util.concurrent.CompletionStage;

/// Where an issuer's public keys come from.
public interface KeySource {

  /// Never waits.
  ///
  /// @return a JSON Web Key Set (RFC 7517, section 5), or a failure when the issuer is out of reach
  CompletionStage<String> fetch();
}
