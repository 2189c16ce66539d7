package dev.parley.adapter.sealing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.adapter.sealing.key.KeyDigest;
import dev.parley.adapter.sealing.key.KeyId;
import dev.parley.adapter.sealing.key.SealedKey;
import dev.parley.kernel.id.ConversationId;
import dev.parley.kernel.id.SiteId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KEM;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The browser's side of the sealed wire, written from the contract alone: shares no line with the
/// room it tests.
public final class Visitor {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] SUITE = {'H', 'P', 'K', 'E', 0, 0x20, 0, 1, 0, 2};

  private final String site;
  private final ConversationId conversation;
  private final byte[] keyId;
  private final byte[] sealedKey;
  private final byte[] visitorKey;
  private final byte[] engineKey;

  private Visitor(
      String site,
      ConversationId conversation,
      byte[] keyId,
      byte[] sealedKey,
      byte[] visitorKey,
      byte[] engineKey) {
    this.site = site;
    this.conversation = conversation;
    this.keyId = keyId;
    this.sealedKey = sealedKey;
    this.visitorKey = visitorKey;
    this.engineKey = engineKey;
  }

  /// A new conversation, sealed for the first key of a manifest.
  public static Visitor of(SiteId site, byte[] recipientPublicKey) {
    return of(site, new ConversationId(UUID.randomUUID()), recipientPublicKey);
  }

  public static Visitor of(SiteId site, ConversationId conversation, byte[] recipientPublicKey) {
    try {
      var secret = random(32);
      var keyId = KeyId.of(recipientPublicKey).toBytes();
      return new Visitor(
          site.value(),
          conversation,
          keyId,
          seal(secret, site.value(), conversation, keyId, recipientPublicKey),
          directionKey(secret, conversation, "parley/1 visitor"),
          directionKey(secret, conversation, "parley/1 engine"));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public ConversationId conversation() {
    return conversation;
  }

  public SiteId site() {
    return new SiteId(site);
  }

  /// The `Parley-Key` header.
  public String keyHeader() {
    return b64u(keyId) + "." + b64u(sealedKey);
  }

  public String keyDigest() {
    return KeyDigest.of(SealedKey.of(sealedKey)).value();
  }

  public byte[] frame(long turn, String text, String language) {
    return frame(
        turn, JSON.createObjectNode().put("text", text).put("language", language).toString());
  }

  public byte[] frame(long turn, String plaintext) {
    var header = header((byte) 1, (byte) 1, turn, 0);
    var nonce = random(12);
    var ciphertext = gcm(Cipher.ENCRYPT_MODE, visitorKey, nonce, header, padded(plaintext));
    return join(header, sealedKey, nonce, ciphertext);
  }

  /// Opens a chunk of a reply as the browser would, header checked.
  public Chunk open(String data) {
    var bytes = Base64.getUrlDecoder().decode(data);
    var header = Arrays.copyOf(bytes, 40);
    var nonce = Arrays.copyOfRange(bytes, 40, 52);
    var clear =
        gcm(
            Cipher.DECRYPT_MODE,
            engineKey,
            nonce,
            header,
            Arrays.copyOfRange(bytes, 52, bytes.length));
    if (clear.length % 64 != 0) {
      throw new IllegalStateException("not padded");
    }
    try {
      var json = JSON.readTree(clear);
      var fields = ByteBuffer.wrap(header);
      return new Chunk(fields.getLong(28), fields.getInt(36), (header[2] & 1) == 1, json);
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /// One opened chunk.
  public record Chunk(long turn, int number, boolean last, JsonNode json) {
    public String text() {
      return json.path("text").asText();
    }

    public int offset() {
      return json.path("offset").asInt();
    }

    public String outcome() {
      return json.path("outcome").asText();
    }
  }

  private byte[] header(byte direction, byte flags, long turn, int chunk) {
    return ByteBuffer.allocate(40)
        .put((byte) 1)
        .put(direction)
        .put(flags)
        .put((byte) 0)
        .put(keyId)
        .put(conversation.toBytes())
        .putLong(turn)
        .putInt(chunk)
        .array();
  }

  private byte[] gcm(int mode, byte[] key, byte[] nonce, byte[] header, byte[] input) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
      cipher.updateAAD(join(ascii("parley/1 frame"), prefixed(site), header));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException refused) {
      throw new IllegalStateException(refused);
    }
  }

  private static byte[] seal(
      byte[] secret, String site, ConversationId conversation, byte[] keyId, byte[] recipient)
      throws GeneralSecurityException {
    var reversed = recipient.clone();
    for (int low = 0, high = reversed.length - 1; low < high; low++, high--) {
      var swapped = reversed[low];
      reversed[low] = reversed[high];
      reversed[high] = swapped;
    }
    var publicKey =
        KeyFactory.getInstance("X25519")
            .generatePublic(
                new XECPublicKeySpec(
                    NamedParameterSpec.X25519, new java.math.BigInteger(1, reversed)));
    var encapsulated = KEM.getInstance("DHKEM").newEncapsulator(publicKey).encapsulate();
    var info = ascii("parley/1 conversation key");
    var context =
        join(
            new byte[1],
            extract(new byte[0], "psk_id_hash", new byte[0]).getEncoded(),
            extract(new byte[0], "info_hash", info).getEncoded());
    var prk = extract(encapsulated.key().getEncoded(), "secret", new byte[0]);
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(expand(prk, "key", context, 32), "AES"),
        new GCMParameterSpec(128, expand(prk, "base_nonce", context, 12)));
    cipher.updateAAD(join(prefixed(site), conversation.toBytes(), keyId));
    return join(encapsulated.encapsulation(), cipher.doFinal(secret));
  }

  private static byte[] directionKey(byte[] secret, ConversationId conversation, String info)
      throws GeneralSecurityException {
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(
            HKDFParameterSpec.ofExtract()
                .addSalt(conversation.toBytes())
                .addIKM(secret)
                .thenExpand(ascii(info), 32));
  }

  private static SecretKey extract(byte[] salt, String label, byte[] input)
      throws GeneralSecurityException {
    return KDF.getInstance("HKDF-SHA256")
        .deriveKey(
            "Generic",
            HKDFParameterSpec.ofExtract()
                .addSalt(salt)
                .addIKM(join(ascii("HPKE-v1"), SUITE, ascii(label), input))
                .extractOnly());
  }

  private static byte[] expand(SecretKey prk, String label, byte[] context, int length)
      throws GeneralSecurityException {
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(
            HKDFParameterSpec.expandOnly(
                prk,
                join(new byte[] {0, (byte) length}, ascii("HPKE-v1"), SUITE, ascii(label), context),
                length));
  }

  private static byte[] padded(String plaintext) {
    var bytes = plaintext.getBytes(StandardCharsets.UTF_8);
    var padded = Arrays.copyOf(bytes, (bytes.length + 63) / 64 * 64);
    Arrays.fill(padded, bytes.length, padded.length, (byte) ' ');
    return padded;
  }

  private static byte[] prefixed(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return join(new byte[] {(byte) (bytes.length >> 8), (byte) bytes.length}, bytes);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] random(int length) {
    var bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static String b64u(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] join(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
