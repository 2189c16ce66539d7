package dev.parley.gateway.edge;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/// The first message of a TLS client, byte by byte: the JDK's own client would not send what a
/// server has to refuse.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5246#section-7.4.1.2">RFC 5246, 7.4.1.2</a>
final class ClientHello {
  static final int TLS_1_1 = 0x0302;
  static final int TLS_1_2 = 0x0303;

  private static final int HANDSHAKE = 22;

  private final int version;
  private final int[] suites;

  /// @param version the highest that the client speaks
  /// @param suites by their numbers in IANA's registry
  ClientHello(int version, int... suites) {
    this.version = version;
    this.suites = suites.clone();
  }

  /// What the server says to it.
  sealed interface Reply {}

  record Accepted() implements Reply {}

  /// @param description 40 `handshake_failure`, 70 `protocol_version`
  record Alert(int description) implements Reply {}

  Reply sentTo(int port) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(record());
      socket.getOutputStream().flush();
      var in = new DataInputStream(socket.getInputStream());
      var type = in.readUnsignedByte();
      in.skipNBytes(4);
      var level = in.readUnsignedByte();
      return type == HANDSHAKE ? new Accepted() : new Alert(level == 0 ? 0 : in.readUnsignedByte());
    }
  }

  private byte[] record() throws IOException {
    var hello = hello();
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeByte(HANDSHAKE);
    out.writeShort(0x0301);
    out.writeShort(hello.length + 4);
    out.writeByte(1);
    out.writeByte(0);
    out.writeShort(hello.length);
    out.write(hello);
    return bytes.toByteArray();
  }

  private byte[] hello() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeShort(version);
    out.write(new byte[32]);
    out.writeByte(0);
    out.writeShort(suites.length * 2);
    for (var suite : suites) {
      out.writeShort(suite);
    }
    out.writeShort(0x0100);
    var extensions = extensions();
    out.writeShort(extensions.length);
    out.write(extensions);
    return bytes.toByteArray();
  }

  /// Curves x25519 and secp256r1; uncompressed points; ECDSA and RSA with SHA-256, and SHA-1.
  private static byte[] extensions() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    for (var extension :
        new int[][] {{10, 4, 29, 23}, {13, 10, 0x0403, 0x0804, 0x0401, 0x0203, 0x0201}}) {
      out.writeShort(extension[0]);
      out.writeShort(extension[1] + 2);
      out.writeShort(extension[1]);
      for (var at = 2; at < extension.length; at++) {
        out.writeShort(extension[at]);
      }
    }
    out.writeShort(11);
    out.writeShort(2);
    out.writeShort(0x0100);
    return bytes.toByteArray();
  }
}
