package dev.parley.retention.certificate;

import dev.parley.kernel.statement.StatementSigner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Signs what was found and files it as the next of the chain. A certificate does not expire.
@ApplicationScoped
public class CertificateIssuer {
  public static final String KEY = "certificate";
  public static final String TYPE = "parley-destruction+jwt";
  public static final String ISSUER = "retention-service";

  private static final int TRIES = 5;

  private final Chain chain;
  private final StatementSigner signer;

  public CertificateIssuer(Chain chain, StatementSigner signer) {
    this.chain = chain;
    this.signer = signer;
  }

  /// The id of the filed certificate; empty when the chain grew faster than we could sign.
  public Optional<UUID> issue(Findings findings) {
    for (var tries = 0; tries < TRIES; tries++) {
      var id = UUID.randomUUID();
      var link = chain.next();
      var statement = signer.sign(KEY, TYPE, claims(id, link, findings));
      if (chain.file(id, findings.bucket().id(), link, statement)) {
        return Optional.of(id);
      }
    }
    return Optional.empty();
  }

  private Map<String, Object> claims(UUID id, Link link, Findings findings) {
    var bucket = findings.bucket();
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", ISSUER);
    claims.put("iat", chain.now().getEpochSecond());
    claims.put("jti", id.toString());
    claims.put("number", link.number());
    var previous = link.digestText();
    if (previous != null) {
      claims.put("previous", previous);
    }
    claims.put("bucket", bucket.id().toString());
    claims.put("site", bucket.site().value());
    claims.put("class", bucket.retentionClass());
    claims.put("slot_start", bucket.slot().start().toString());
    claims.put("slot_end", bucket.slot().end().toString());
    claims.put("destroy_at", bucket.destroyAt().toString());
    claims.put("messages", findings.messages());
    claims.put(
        "findings",
        findings.findings().stream()
            .map(finding ->
                Map.of(
                    "what", finding.what(), "at", finding.at().toString(), "note", finding.note()))
            .toList());
    return claims;
  }
}
