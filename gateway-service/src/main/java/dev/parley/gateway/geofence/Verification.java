package dev.parley.gateway.geofence;

import com.maxmind.db.CHMCache;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Metadata;
import com.maxmind.db.Reader;
import com.maxmind.db.Reader.FileMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a database file whole, every network and every member of its record, before one request is
/// judged by it: a broken pointer shows itself only to the address behind it.
sealed interface Verification {
  record Sound(Database database) implements Verification {}

  /// @param reason one line, for logs
  record Unsound(String reason) implements Verification {}

  long LARGEST_FILE = 1L << 30;
  Duration CLOCKS_DIFFER = Duration.ofDays(1);

  /// The most different values whose decoded form is kept: the countries of the world and their
  /// names many times over.
  int CACHED_VALUES = 16_384;

  static Verification of(Path file, DatabaseKind kind, Instant now) {
    try {
      var size = Files.size(file);
      if (size > LARGEST_FILE) {
        return new Unsound("is larger than 1 GiB");
      }
      var reader = new Reader(file.toFile(), FileMode.MEMORY, new CHMCache(CACHED_VALUES));
      var wrong = wrong(reader.getMetadata(), size, now);
      if (wrong.isPresent()) {
        return new Unsound(wrong.get());
      }
      return SearchTree.isOne(file, reader.getMetadata())
          ? walk(reader, kind)
          : new Unsound("has a search tree whose branches grow together");
    } catch (IOException
        | InvalidNetworkException
        | RuntimeException
        | StackOverflowError
        | OutOfMemoryError broken) {
      // The reader answers a damaged file with whatever its bytes lead to; both errors come from a
      // pointer that leads to itself or a size that is none, and end with the walk.
      return new Unsound("cannot be read (" + innermost(broken) + ")");
    }
  }

  private static Optional<String> wrong(Metadata metadata, long size, Instant now) {
    if (metadata.binaryFormatMajorVersion() != 2) {
      return Optional.of("is of another format's version");
    }
    if (metadata.ipVersion() != 4 && metadata.ipVersion() != 6) {
      return Optional.of("holds no IP addresses");
    }
    if (!Set.of(24, 28, 32).contains(metadata.recordSize())
        || metadata.nodeCount() < 1
        || metadata.nodeCount() * metadata.recordSize() / 4 > size) {
      return Optional.of("has a search tree of no possible size");
    }
    if (metadata.buildTime().isAfter(now.plus(CLOCKS_DIFFER))) {
      return Optional.of("was built in the future (" + metadata.buildTime() + ")");
    }
    return Optional.empty();
  }

  private static Verification walk(Reader reader, DatabaseKind kind)
      throws IOException, InvalidNetworkException {
    var networks = 0L;
    var known = false;
    for (var all = reader.networks(Map.class); all.hasNext(); networks++) {
      known = kind.knows(Entry.of(all.next().data())) || known;
    }
    return known
        ? new Sound(new Database(reader, networks))
        : new Unsound("holds no " + kind.label() + " in any layout we know");
  }

  private static String innermost(Throwable broken) {
    var cause = broken;
    for (@Nullable Throwable next = broken; next != null; next = next.getCause()) {
      cause = next;
    }
    var message = cause.getMessage();
    return cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }
}
