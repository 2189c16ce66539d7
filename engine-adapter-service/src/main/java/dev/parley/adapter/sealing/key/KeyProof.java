package dev.parley.adapter.sealing.key;

import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// The `Parley-Key` header of a resume: `b64u(key id) "." b64u(sealed key)`.
public record KeyProof(KeyId keyId, SealedKey sealedKey) {
  public static final String HEADER = "Parley-Key";

  /// @throws ProblemException `frame.malformed`
  public static KeyProof parse(@Nullable String header) {
    var dot = header == null ? -1 : header.indexOf('.');
    if (header == null || dot < 0) {
      throw new ProblemException(ProblemCode.FRAME_MALFORMED);
    }
    try {
      return new KeyProof(
          KeyId.parse(header.substring(0, dot)),
          SealedKey.of(Base64.getUrlDecoder().decode(header.substring(dot + 1))));
    } catch (IllegalArgumentException malformed) {
      throw new ProblemException(ProblemCode.FRAME_MALFORMED);
    }
  }
}
