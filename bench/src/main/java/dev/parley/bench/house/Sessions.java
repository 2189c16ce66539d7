package dev.parley.bench.house;

import dev.parley.kernel.id.ServiceName;
import dev.parley.kernel.statement.StatementSigner;
import dev.parley.kernel.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/// Sessions of visitors, signed as the gateway signs them: opening one costs a challenge, and that
/// is not what is measured.
public final class Sessions {
  /// The page that all of them are bound to.
  public static final String ORIGIN = "http://localhost:8080";

  private static final String SITE = "hotel";
  private static final String KEY = "session";
  private static final String TYPE = "parley-session+jwt";
  private static final Duration LIFE = Duration.ofMinutes(14);

  private final StatementSigner signer;

  Sessions(Vault vault) {
    this.signer = new StatementSigner(vault);
  }

  /// So many tokens, each of another subject.
  public List<String> open(int count) {
    return IntStream.range(0, count).mapToObj(number -> open()).toList();
  }

  private String open() {
    var now = Instant.now();
    return signer.sign(
        KEY,
        TYPE,
        Map.of(
            "iss", ServiceName.GATEWAY.id(),
            "aud", ServiceName.GATEWAY.id(),
            "site", SITE,
            "sub", UUID.randomUUID().toString(),
            "sid", UUID.randomUUID().toString(),
            "origin", ORIGIN,
            "auth_time", now.getEpochSecond(),
            "iat", now.getEpochSecond(),
            "exp", now.plus(LIFE).getEpochSecond()));
  }
}
