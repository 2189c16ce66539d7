package dev.parley.gateway.admin;

import dev.parley.kernel.id.SiteId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The entries of the access lists that operators keep by this API, beside those of files.
public interface AccessListStore {

  /// What became of a change.
  sealed interface Change {
    /// @param entries how many there are now
    /// @param lasting whether they outlive this process; they are this replica's own either way
    record Made(int entries, boolean lasting) implements Change {}

    /// Nothing was changed.
    ///
    /// @param line from 1; 0 when it is about the whole
    record Wrong(int line, String reason) implements Change {}
  }

  /// How one source of a list stands.
  ///
  /// @param site none for the suite's
  /// @param source the file, or `admin` for operators' entries
  /// @param readable whether it is in force; else everyone in its scope is denied
  /// @param since when what is in force was taken
  /// @param failures how many times a list was not taken since the start
  /// @param problem why the newest was not taken, until one is
  record ListState(
      Optional<SiteId> site,
      String source,
      boolean readable,
      int entries,
      Optional<Instant> since,
      long failures,
      Optional<String> problem) {}

  /// Every source, those of files too.
  List<ListState> status();

  /// One entry a line, as it was given; empty when there is none.
  ///
  /// @param site none for the suite's list
  ByteBuffer read(Optional<SiteId> site);

  /// Takes the place of all entries of that list, whole or not at all. May take long.
  ///
  /// @param text one entry a line, in UTF-8; empty to remove all. It is kept, not copied.
  Change replace(Optional<SiteId> site, ByteBuffer text);
}
