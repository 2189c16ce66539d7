package dev.parley.kernel.envelope;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The place a ciphertext belongs to, as associated data: moved elsewhere, it will not open.
///
/// Each part is written with its length (4 bytes, big endian), so that no two lists of parts give
/// the same bytes.
public record Binding(List<String> parts) {
  public Binding {
    parts = List.copyOf(parts);
  }

  /// @param parts the purpose first, then what places the ciphertext: site, conversation, turn, ...
  public static Binding of(Object... parts) {
    return new Binding(List.of(parts).stream().map(Object::toString).toList());
  }

  byte[] toBytes() {
    var bytes = new ByteArrayOutputStream();
    for (var part : parts) {
      var text = part.getBytes(StandardCharsets.UTF_8);
      bytes.writeBytes(ByteBuffer.allocate(4).putInt(text.length).array());
      bytes.writeBytes(text);
    }
    return bytes.toByteArray();
  }
}
