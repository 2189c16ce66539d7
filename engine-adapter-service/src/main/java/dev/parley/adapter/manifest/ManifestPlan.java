package dev.parley.adapter.manifest;

import dev.parley.adapter.sealing.key.RecipientKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// When the document is due and what the next one holds. Decides only; writes nothing.
final class ManifestPlan {
  /// A manifest lives this long at most (sealed wire, section 1).
  static final Duration MANIFEST_LIFE = Duration.ofDays(1);

  /// Signed anew at half its life, so that no visitor is given one about to end.
  static final Duration RENEW_MANIFEST = MANIFEST_LIFE.dividedBy(2);

  static final Duration NEW_KEY = Duration.ofDays(1);
  static final Duration GRACE = Duration.ofDays(1);

  private ManifestPlan() {}

  static boolean due(KeyDocument document, Instant now) {
    return document.keys().isEmpty()
        || keyDue(document.keys().getFirst(), now)
        || !now.isBefore(document.signedAt().plus(RENEW_MANIFEST));
  }

  /// The keys to name from now on, newest first.
  static List<DatedKey> nextKeys(List<DatedKey> keys, Instant now) {
    var next = new ArrayList<DatedKey>();
    if (keys.isEmpty() || keyDue(keys.getFirst(), now)) {
      var since = now.truncatedTo(ChronoUnit.SECONDS);
      next.add(new DatedKey(RecipientKey.generate(), since, since.plus(NEW_KEY).plus(GRACE)));
    }
    keys.stream().filter(key -> key.accepted(now)).forEach(next::add);
    return List.copyOf(next);
  }

  private static boolean keyDue(DatedKey newest, Instant now) {
    return !now.isBefore(newest.since().plus(NEW_KEY));
  }
}
