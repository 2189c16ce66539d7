package dev.parley.gateway.issuer;

import org.jose4j.jwt.JwtClaims;

/// Whether an access token is the issuer's, for us, and in its time.
public sealed interface TokenCheck {
  record Proven(JwtClaims claims) implements TokenCheck {
    /// Never prints whose it is.
    @Override
    public String toString() {
      return "Proven";
    }
  }

  /// @param reason for the log alone; quotes nothing of the token
  record Unproven(String reason) implements TokenCheck {}
}
