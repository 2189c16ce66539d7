package dev.parley.adapter.manifest;

import dev.parley.kernel.id.ServiceName;
import dev.parley.kernel.statement.StatementSigner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes and signs the manifest (sealed wire, section 1).
@ApplicationScoped
class ManifestSigner {
  static final String KEY = "manifest";
  static final String TYPE = "parley-manifest+jwt";

  private final StatementSigner statements;

  ManifestSigner(StatementSigner statements) {
    this.statements = statements;
  }

  KeyDocument sign(List<DatedKey> keys, Instant now) {
    var signedAt = now.truncatedTo(ChronoUnit.SECONDS);
    return new KeyDocument(keys, statements.sign(KEY, TYPE, claims(keys, signedAt)), signedAt);
  }

  private static Map<String, Object> claims(List<DatedKey> keys, Instant signedAt) {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", ServiceName.ENGINE_ADAPTER.id());
    claims.put("iat", signedAt.getEpochSecond());
    claims.put("exp", signedAt.plus(ManifestPlan.MANIFEST_LIFE).getEpochSecond());
    claims.put(
        "keys",
        keys.stream()
            .map(key ->
                Map.of(
                    "kid", key.key().id().toString(),
                    "pub",
                        Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(key.key().publicBytes()),
                    "exp", key.until().getEpochSecond()))
            .toList());
    return claims;
  }
}
