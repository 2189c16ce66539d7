package dev.parley.gateway.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// HTTP/2 frame by frame, as no browser would speak it.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9113#section-6">RFC 9113, section 6</a>
final class Http2Wire implements AutoCloseable {
  static final int HEADERS = 1;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int GOAWAY = 7;
  static final int CONTINUATION = 9;

  static final int END_STREAM_AND_HEADERS = 5;
  static final int END_STREAM = 1;

  record Frame(int type, ByteBuffer payload) {}

  private final Socket socket;
  private final DataOutputStream out;
  private final DataInputStream in;

  Http2Wire(Socket socket) throws IOException {
    this.socket = socket;
    this.out = new DataOutputStream(socket.getOutputStream());
    this.in = new DataInputStream(socket.getInputStream());
    out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII));
    send(SETTINGS, 0, 0);
  }

  void send(int type, int flags, int stream, byte... payload) throws IOException {
    var frame = new ByteArrayOutputStream();
    var head = new DataOutputStream(frame);
    head.writeByte(payload.length >> 16);
    head.writeShort(payload.length);
    head.writeByte(type);
    head.writeByte(flags);
    head.writeInt(stream);
    head.write(payload);
    out.write(frame.toByteArray());
    out.flush();
  }

  /// `GET` of a path in HPACK without Huffman code or table (RFC 7541, appendix A).
  static byte[] get(String path) {
    var bytes = new ByteArrayOutputStream();
    bytes.write(0x82);
    bytes.write(0x87);
    for (var literal : Map.of(4, path, 1, "localhost").entrySet()) {
      bytes.write(literal.getKey());
      bytes.write(literal.getValue().length());
      bytes.writeBytes(literal.getValue().getBytes(US_ASCII));
    }
    return bytes.toByteArray();
  }

  Frame read() throws IOException {
    var length = (in.readUnsignedByte() << 16) | in.readUnsignedShort();
    var type = in.readUnsignedByte();
    in.skipNBytes(5);
    return new Frame(type, ByteBuffer.wrap(in.readNBytes(length)));
  }

  /// The server's settings, by their numbers.
  Map<Integer, Integer> settings() throws IOException {
    var frame = read();
    while (frame.type() != SETTINGS || !frame.payload().hasRemaining()) {
      frame = read();
    }
    var settings = new HashMap<Integer, Integer>();
    while (frame.payload().hasRemaining()) {
      settings.put((int) frame.payload().getShort(), frame.payload().getInt());
    }
    return settings;
  }

  /// Reads until the other side closes.
  ///
  /// @return the error of its last word, `GOAWAY`; empty where it left without one
  Optional<Integer> farewell() {
    Optional<Integer> error = Optional.empty();
    try {
      while (true) {
        var frame = read();
        if (frame.type() == GOAWAY) {
          error = Optional.of(frame.payload().getInt(4));
        }
      }
    } catch (IOException closed) {
      return error;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
