package dev.parley.adapter.sealing;

import dev.parley.adapter.sealing.key.KeyId;
import dev.parley.adapter.sealing.key.SealedKey;
import dev.parley.kernel.id.ConversationId;
import dev.parley.kernel.id.Direction;
import dev.parley.kernel.id.Turn;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;

/// A visitor's frame whose header was checked; still sealed (sealed wire, section 3).
public final class Frame {
  /// The longest frame, in bytes.
  public static final int LONGEST = 65_536;

  static final byte VERSION = 1;
  static final byte FINAL = 1;
  static final int HEADER = 40;
  static final int NONCE = 12;
  static final int TAG = 16;
  private static final int SEALED_FROM = HEADER + SealedKey.LENGTH + NONCE;

  private final byte[] bytes;
  private final KeyId keyId;
  private final ConversationId conversation;
  private final Turn turn;

  private Frame(byte[] bytes, KeyId keyId, ConversationId conversation, Turn turn) {
    this.bytes = bytes;
    this.keyId = keyId;
    this.conversation = conversation;
    this.turn = turn;
  }

  /// @throws ProblemException `frame.too-large` or `frame.malformed`
  public static Frame parse(byte[] bytes) {
    if (bytes.length > LONGEST) {
      throw new ProblemException(ProblemCode.FRAME_TOO_LARGE);
    }
    if (bytes.length < SEALED_FROM + TAG) {
      throw new ProblemException(ProblemCode.FRAME_MALFORMED);
    }
    var header = ByteBuffer.wrap(bytes);
    var fixed =
        header.get() == VERSION
            && header.get() == Direction.VISITOR.code()
            && header.get() == FINAL
            && header.get() == 0;
    var keyId = new KeyId(header.getLong());
    var conversation = new ConversationId(new UUID(header.getLong(), header.getLong()));
    var sequence = header.getLong();
    if (!fixed || sequence < 1 || header.getInt() != 0) {
      throw new ProblemException(ProblemCode.FRAME_MALFORMED);
    }
    return new Frame(bytes.clone(), keyId, conversation, new Turn(sequence));
  }

  /// @throws ProblemException `frame.moved` when it was sealed for another conversation
  public Frame requireIn(ConversationId path) {
    if (!conversation.equals(path)) {
      throw new ProblemException(ProblemCode.FRAME_MOVED);
    }
    return this;
  }

  public ConversationId conversation() {
    return conversation;
  }

  public Turn turn() {
    return turn;
  }

  KeyId keyId() {
    return keyId;
  }

  SealedKey sealedKey() {
    return SealedKey.of(Arrays.copyOfRange(bytes, HEADER, HEADER + SealedKey.LENGTH));
  }

  byte[] header() {
    return Arrays.copyOf(bytes, HEADER);
  }

  byte[] nonce() {
    return Arrays.copyOfRange(bytes, SEALED_FROM - NONCE, SEALED_FROM);
  }

  byte[] ciphertext() {
    return Arrays.copyOfRange(bytes, SEALED_FROM, bytes.length);
  }
}
