package dev.parley.gateway.form;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Text as RFC 3629 has it: no overlong form, no surrogate, nothing replaced.
public final class Utf8 {
  private Utf8() {}

  /// @return nothing when a byte is out of place
  public static Optional<String> read(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException malformed) {
      return Optional.empty();
    }
  }
}
