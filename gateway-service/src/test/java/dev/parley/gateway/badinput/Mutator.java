package dev.parley.gateway.badinput;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Makes bytes out of well-formed requests and chance, the same for the same seed.
final class Mutator {
  private static final List<String> PIECES =
      List.of(
          "\r\n",
          "\n",
          "\r",
          "\r\n\r\n",
          "\0",
          " ",
          "\t",
          ":",
          "Host: h\r\n",
          "Transfer-Encoding: chunked\r\n",
          "Content-Length: 5\r\n",
          "Content-Length: 99999999999\r\n",
          "Expect: 100-continue\r\n",
          "Connection: close\r\n",
          "Upgrade: h2c\r\n",
          "0\r\n\r\n",
          "ffffffff\r\n",
          "HTTP/1.0",
          "HTTP/1.1",
          "{\"site\":",
          "%00",
          "../",
          "\u00ff\u00fe");

  private final List<byte[]> seeds;
  private final Random random;

  Mutator(List<byte[]> seeds, long seed) {
    this.seeds = seeds;
    this.random = new Random(seed);
  }

  byte[] next() {
    if (random.nextInt(8) == 0) {
      return noise(1 + random.nextInt(2_000));
    }
    var bytes = seed();
    for (var left = 1 + random.nextInt(4); left > 0; left--) {
      bytes = mutated(bytes);
    }
    return bytes;
  }

  private byte[] mutated(byte[] bytes) {
    if (bytes.length == 0) {
      return seed();
    }
    var at = random.nextInt(bytes.length);
    var end = at + random.nextInt(Math.min(64, bytes.length - at) + 1);
    return switch (random.nextInt(8)) {
      case 0, 1 -> flipped(bytes, at);
      case 2 -> Arrays.copyOf(bytes, at);
      case 3 -> spliced(bytes, at, Arrays.copyOfRange(bytes, at, end), at);
      case 4 -> spliced(bytes, at, new byte[0], end);
      case 5 -> spliced(bytes, at, piece(), at);
      case 6 -> spliced(bytes, at, seed(), random.nextBoolean() ? at : bytes.length);
      default -> spliced(bytes, at, noise(1 + random.nextInt(20)), end);
    };
  }

  private byte[] flipped(byte[] bytes, int at) {
    var flipped = bytes.clone();
    flipped[at] ^= (byte) (1 << random.nextInt(8));
    return flipped;
  }

  private static byte[] spliced(byte[] bytes, int at, byte[] between, int from) {
    var spliced = new ByteArrayOutputStream();
    spliced.write(bytes, 0, at);
    spliced.writeBytes(between);
    spliced.write(bytes, from, bytes.length - from);
    return spliced.toByteArray();
  }

  private byte[] noise(int length) {
    var noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  private byte[] piece() {
    return PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] seed() {
    return seeds.get(random.nextInt(seeds.size()));
  }
}
