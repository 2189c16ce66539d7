package dev.parley.gateway.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.kernel.id.SiteId;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
  public ByteBuffer read(Optional<SiteId> site) {
    return UTF_8.encode(texts.getOrDefault(site, ""));
  }

  @Override
  public Change replace(Optional<SiteId> site, ByteBuffer bytes) {
    String text;
    try {
      text = UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException malformed) {
      return new Change.Wrong(1, "not UTF-8");
    }
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
