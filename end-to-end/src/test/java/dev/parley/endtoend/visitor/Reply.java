package dev.parley.endtoend.visitor;

import java.util.List;

/// A reply that came to its end, or what was left of it.
public record Reply(String outcome, List<Chunk> chunks) {
  public Reply {
    chunks = List.copyOf(chunks);
  }

  /// @param id of the event
  /// @param offset where the text begins in the whole reply
  public record Chunk(String id, int offset, String text) {}

  public String text() {
    return after("");
  }

  /// The whole text for somebody who has its beginning already.
  public String after(String beginning) {
    var text = new StringBuilder(beginning);
    for (var chunk : chunks) {
      if (chunk.offset() > text.length()) {
        throw new IllegalStateException("a gap before offset " + chunk.offset());
      }
      text.setLength(chunk.offset());
      text.append(chunk.text());
    }
    return text.toString();
  }
}
