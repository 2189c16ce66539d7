package dev.parley.adapter.sealing;

import dev.parley.adapter.sealing.key.KeyId;
import dev.parley.kernel.id.ConversationId;
import dev.parley.kernel.id.Direction;
import dev.parley.kernel.id.Turn;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

/// Seals the reply of one turn, chunk by chunk; closing wipes its key.
///
/// Offsets are counted here, in UTF-16 code units. After the final chunk nothing can follow.
public final class ReplySealer implements AutoCloseable {
  private final String site;
  private final ConversationId conversation;
  private final KeyId keyId;
  private final Turn turn;
  private final byte[] key;
  private final SecureRandom random = new SecureRandom();
  private int chunk;
  private int offset;
  private boolean ended;

  ReplySealer(String site, ConversationId conversation, KeyId keyId, Turn turn, byte[] key) {
    this.site = site;
    this.conversation = conversation;
    this.keyId = keyId;
    this.turn = turn;
    this.key = key;
  }

  /// The next piece of the reply.
  public SealedChunk next(String text) {
    return seal(Plaintext.chunk(offset, text), text, (byte) 0);
  }

  /// The end of the reply: its last piece, perhaps empty, with the outcome.
  public SealedChunk last(String text, ReplyOutcome outcome) {
    var sealed = seal(Plaintext.lastChunk(offset, text, outcome), text, Frame.FINAL);
    ended = true;
    return sealed;
  }

  private SealedChunk seal(byte[] plaintext, String text, byte flags) {
    if (ended) {
      throw new IllegalStateException("the reply has ended");
    }
    var number = chunk++;
    offset += text.length();
    var header =
        ByteBuffer.allocate(Frame.HEADER)
            .put(Frame.VERSION)
            .put((byte) Direction.ENGINE.code())
            .put(flags)
            .put((byte) 0)
            .putLong(keyId.value())
            .put(conversation.toBytes())
            .putLong(turn.number())
            .putInt(number)
            .array();
    var nonce = new byte[Frame.NONCE];
    random.nextBytes(nonce);
    try {
      var ciphertext = WireCipher.seal(key, nonce, site, header, plaintext);
      var frame =
          ByteBuffer.allocate(header.length + nonce.length + ciphertext.length)
              .put(header)
              .put(nonce)
              .put(ciphertext)
              .array();
      return SealedChunk.of(turn, number, frame);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    ended = true;
    Arrays.fill(key, (byte) 0);
  }

  @Override
  public String toString() {
    return "ReplySealer[hidden]";
  }
}
