package dev.parley.gateway.site.document;

import dev.parley.gateway.site.SharedOriginException;
import dev.parley.gateway.site.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The sites of files and those of operators together.
final class Union {
  private Union() {}

  /// @throws SiteFileException when files and operators say the same site, or two claim one origin;
  ///   it names a file, since that is what can be changed while the service does not start
  static Snapshot of(Collection<SiteDocument> files, Collection<SiteDocument> operators) {
    var given = byName(List.of(), operators);
    for (var file : files) {
      if (given.containsKey(file.site().id().value())) {
        throw new SiteFileException(
            file.name(), 0, "operators keep this site too; remove one of the two");
      }
    }
    try {
      return Snapshot.of(
          byName(files, operators).values().stream().map(SiteDocument::site).toList());
    } catch (SharedOriginException shared) {
      throw claimed(files, shared);
    }
  }

  static Map<String, SiteDocument> byName(
      Collection<SiteDocument> files, Collection<SiteDocument> operators) {
    var all = new LinkedHashMap<String, SiteDocument>();
    files.forEach(document -> all.put(document.site().id().value(), document));
    operators.forEach(document -> all.put(document.site().id().value(), document));
    return all;
  }

  /// The last file that claims it.
  private static SiteFileException claimed(
      Collection<SiteDocument> files, SharedOriginException shared) {
    var reason = String.valueOf(shared.getMessage());
    return new ArrayList<>(files)
        .reversed().stream()
            .filter(file -> file.site().allows(shared.origin()))
            .findFirst()
            .map(file ->
                new SiteFileException(
                    file.name(), file.lines().getOrDefault(shared.origin(), 0), reason))
            .orElseGet(() -> new SiteFileException("sites of operators", 0, reason));
  }
}
