package dev.parley.adapter.sealing;

import dev.parley.adapter.sealing.key.KeyDigest;
import dev.parley.adapter.sealing.key.KeyId;
import dev.parley.adapter.sealing.key.RecipientKey;
import dev.parley.adapter.sealing.key.SealedKey;
import dev.parley.kernel.id.ConversationId;
import dev.parley.kernel.id.Turn;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/// The opened key of one conversation: one key a direction (sealed wire, section 2). Closing wipes
/// it; it never prints.
public final class ConversationKey implements AutoCloseable {
  private static final byte[] INFO = ascii("parley/1 conversation key");
  private static final byte[] VISITOR = ascii("parley/1 visitor");
  private static final byte[] ENGINE = ascii("parley/1 engine");
  private static final int LENGTH = 32;

  private final String site;
  private final ConversationId conversation;
  private final KeyId keyId;
  private final KeyDigest digest;
  private final byte[] visitor;
  private final byte[] engine;

  private ConversationKey(
      String site,
      ConversationId conversation,
      KeyId keyId,
      KeyDigest digest,
      byte[] visitor,
      byte[] engine) {
    this.site = site;
    this.conversation = conversation;
    this.keyId = keyId;
    this.digest = digest;
    this.visitor = visitor;
    this.engine = engine;
  }

  /// @throws ProblemException `frame.unreadable` when it was sealed for another key, site or
  ///   conversation
  static ConversationKey open(
      RecipientKey recipient, String site, ConversationId conversation, SealedKey sealedKey) {
    var aad = new ByteArrayOutputStream();
    aad.writeBytes(WireCipher.lengthPrefixed(site));
    aad.writeBytes(conversation.toBytes());
    aad.writeBytes(recipient.id().toBytes());
    try {
      var secret = recipient.open(sealedKey, INFO, aad.toByteArray());
      try {
        return new ConversationKey(
            site,
            conversation,
            recipient.id(),
            KeyDigest.of(sealedKey),
            derive(secret, conversation, VISITOR),
            derive(secret, conversation, ENGINE));
      } finally {
        Arrays.fill(secret, (byte) 0);
      }
    } catch (GeneralSecurityException refused) {
      throw new ProblemException(ProblemCode.FRAME_UNREADABLE);
    }
  }

  private static byte[] derive(byte[] secret, ConversationId conversation, byte[] info)
      throws GeneralSecurityException {
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(
            HKDFParameterSpec.ofExtract()
                .addSalt(conversation.toBytes())
                .addIKM(secret)
                .thenExpand(info, LENGTH));
  }

  /// What the conversation is bound to.
  public KeyDigest digest() {
    return digest;
  }

  /// Seals one turn's reply. It has a key of its own: this one may be closed before.
  public ReplySealer replies(Turn turn) {
    return new ReplySealer(site, conversation, keyId, turn, engine.clone());
  }

  ConversationKey copy() {
    return new ConversationKey(site, conversation, keyId, digest, visitor.clone(), engine.clone());
  }

  byte[] open(Frame frame) {
    try {
      return WireCipher.open(visitor, frame.nonce(), site, frame.header(), frame.ciphertext());
    } catch (GeneralSecurityException refused) {
      throw new ProblemException(ProblemCode.FRAME_UNREADABLE);
    }
  }

  @Override
  public void close() {
    Arrays.fill(visitor, (byte) 0);
    Arrays.fill(engine, (byte) 0);
  }

  @Override
  public String toString() {
    return "ConversationKey[hidden]";
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
