package dev.parley.endtoend.visitor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// One conversation's keys, and the frames they seal and open (`contracts/sealed-wire.md`, 2 to 4).
public final class ConversationKeys {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int HEADER = 40;
  private static final int TAG = 16;

  private final String site;
  private final UUID conversation;
  private final byte[] keyId;
  private final byte[] sealedKey;
  private final byte[] visitorKey;
  private final byte[] engineKey;
  private boolean sealing = true;

  /// @param publicKey 32 bytes of the manifest's first key
  public ConversationKeys(String site, UUID conversation, byte[] keyId, byte[] publicKey) {
    this.site = site;
    this.conversation = conversation;
    this.keyId = keyId.clone();
    var secret = new byte[32];
    RANDOM.nextBytes(secret);
    var id = bytes(conversation);
    this.sealedKey =
        Hpke.seal(
            publicKey,
            "parley/1 conversation key".getBytes(US_ASCII),
            Hpke.join(prefixed(site), id, keyId),
            secret);
    this.visitorKey = Hpke.hkdf(id, secret, "parley/1 visitor".getBytes(US_ASCII));
    this.engineKey = Hpke.hkdf(id, secret, "parley/1 engine".getBytes(US_ASCII));
  }

  public UUID conversation() {
    return conversation;
  }

  public byte[] sealedKey() {
    return sealedKey.clone();
  }

  public byte[] keyId() {
    return keyId.clone();
  }

  /// A whole visitor frame for one turn.
  public byte[] seal(long turn, String json) {
    return seal(turn, json.getBytes(UTF_8));
  }

  public byte[] seal(long turn, byte[] json) {
    var padded = Arrays.copyOf(json, (json.length / 64 + 1) * 64);
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    var header =
        ByteBuffer.allocate(HEADER)
            .put(new byte[] {1, 1, 1, 0})
            .put(keyId)
            .put(bytes(conversation))
            .putLong(turn)
            .putInt(0)
            .array();
    var nonce = new byte[12];
    RANDOM.nextBytes(nonce);
    return Hpke.join(
        header, sealedKey, nonce, crypt(Cipher.ENCRYPT_MODE, visitorKey, nonce, header, padded));
  }

  /// The JSON of a reply's chunk, with whether it was the last.
  public Chunk open(byte[] frame) {
    var header = Arrays.copyOf(frame, HEADER);
    if (header[1] != 2) {
      throw new IllegalArgumentException("not a reply");
    }
    var nonce = Arrays.copyOfRange(frame, HEADER, HEADER + 12);
    var sealed = Arrays.copyOfRange(frame, HEADER + 12, frame.length);
    var buffer = ByteBuffer.wrap(header);
    return new Chunk(
        buffer.getLong(28),
        buffer.getInt(36),
        (header[2] & 1) == 1,
        new String(crypt(Cipher.DECRYPT_MODE, engineKey, nonce, header, sealed), UTF_8));
  }

  /// @param json the plaintext as it was padded
  public record Chunk(long turn, int number, boolean last, String json) {}

  void unseal() {
    sealing = false;
  }

  private byte[] crypt(int mode, byte[] key, byte[] nonce, byte[] header, byte[] input) {
    if (!sealing) {
      return Arrays.copyOf(input, input.length + (mode == Cipher.ENCRYPT_MODE ? TAG : -TAG));
    }
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
      cipher.updateAAD(Hpke.join("parley/1 frame".getBytes(US_ASCII), prefixed(site), header));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException refused) {
      throw new IllegalArgumentException("the frame does not open", refused);
    }
  }

  private static byte[] prefixed(String text) {
    var bytes = text.getBytes(UTF_8);
    return Hpke.join(Hpke.u16(bytes.length), bytes);
  }

  static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
