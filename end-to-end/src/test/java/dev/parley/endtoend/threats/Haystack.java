package dev.parley.endtoend.threats;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Looks for a text in whole files and folders, in every form it may have been written in.
final class Haystack {
  private static final int BLOCK = 1 << 20;

  private Haystack() {}

  /// The files below `places` in which the text stands: as UTF-8, UTF-16, Base64 (at each
  /// alignment) or hexadecimal.
  static List<Path> filesWith(String text, List<Path> places) {
    return filesWith(needles(text), places);
  }

  /// The files in which the bytes stand.
  static List<Path> filesWith(byte[] bytes, List<Path> places) {
    return filesWith(List.of(bytes), places);
  }

  private static List<Path> filesWith(List<byte[]> needles, List<Path> places) {
    return places.stream().flatMap(Haystack::files).filter(file -> holds(file, needles)).toList();
  }

  private static List<byte[]> needles(String text) {
    var utf8 = text.getBytes(UTF_8);
    return Stream.concat(
            Stream.of(
                utf8,
                text.getBytes(UTF_16LE),
                text.getBytes(UTF_16BE),
                HexFormat.of().formatHex(utf8).getBytes(UTF_8)),
            Stream.of(0, 1, 2).map(skipped -> base64(utf8, skipped)))
        .toList();
  }

  /// The middle of the text's Base64 when `skipped` bytes of it went into the group before: free of
  /// what surrounds it.
  private static byte[] base64(byte[] text, int skipped) {
    var whole = (text.length - skipped) / 3 * 3;
    return Base64.getEncoder().encode(Arrays.copyOfRange(text, skipped, skipped + whole));
  }

  private static Stream<Path> files(Path place) {
    try (var walk = Files.walk(place)) {
      return walk.filter(Files::isRegularFile).toList().stream();
    } catch (NoSuchFileException gone) {
      return Stream.empty();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static boolean holds(Path file, List<byte[]> needles) {
    var longest = needles.stream().mapToInt(needle -> needle.length).max().orElseThrow();
    var window = new byte[BLOCK + longest];
    var kept = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int read; (read = in.readNBytes(window, kept, BLOCK)) > 0; ) {
        var filled = kept + read;
        for (var needle : needles) {
          if (indexOf(window, filled, needle) >= 0) {
            return true;
          }
        }
        kept = Math.min(longest - 1, filled);
        System.arraycopy(window, filled - kept, window, 0, kept);
      }
      return false;
    } catch (NoSuchFileException gone) {
      return false;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static int indexOf(byte[] window, int filled, byte[] needle) {
    var last = filled - needle.length;
    for (var start = 0; start <= last; start++) {
      if (window[start] == needle[0]
          && Arrays.equals(window, start, start + needle.length, needle, 0, needle.length)) {
        return start;
      }
    }
    return -1;
  }
}
