package dev.parley.gateway.admin;

import dev.parley.kernel.id.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Access lists that know one form of entry.
final class ListsDouble implements AccessListStore {
  private final Map<Optional<SiteId>, String> texts = new ConcurrentHashMap<>();

  @Override
  public List<ListState> status() {
    return texts.entrySet().stream()
        .map(list ->
            new ListState(
                list.getKey(),
                "admin",
                true,
                Math.toIntExact(list.getValue().lines().count()),
                Optional.of(Instant.EPOCH),
                0,
                Optional.empty()))
        .toList();
  }

  @Override
  public String read(Optional<SiteId> site) {
    return texts.getOrDefault(site, "");
  }

  @Override
  public Change replace(Optional<SiteId> site, String text) {
    var lines = text.lines().toList();
    for (var number = 0; number < lines.size(); number++) {
      if (!lines.get(number).startsWith("deny ")) {
        return new Change.Wrong(number + 1, "not an entry");
      }
    }
    texts.put(site, text);
    return new Change.Made(lines.size(), lines.isEmpty());
  }
}
