package dev.parley.gateway.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.kernel.id.SiteId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminEntriesTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);
  private static final Scope HOTEL = new Scope.OfSite(new SiteId("hotel"));
  private static final String TEXT = "deny 203.0.113.0/24 # since the flood\n";

  @TempDir Path folder;

  @Test
  void keepsAListOverARestartForOurselvesOnly() throws IOException {
    var told = entries().replace(HOTEL, bytes(TEXT));

    assertThat(told).isEqualTo(new Replacement.Replaced(1, true));
    assertThat(entries().text(HOTEL)).contains(bytes(TEXT));
    assertThat(entries().text(Scope.SUITE)).isEmpty();
    assertThat(folder.resolve("site.hotel.txt")).hasContent(TEXT);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("site.hotel.txt"))))
        .isEqualTo("rw-------");
  }

  @Test
  void saysThatAListWithoutAFolderEndsWithTheProcess() {
    var entries = new AdminEntries(Optional.empty(), CLOCK);

    assertThat(entries.replace(Scope.SUITE, bytes(TEXT)))
        .isEqualTo(new Replacement.Replaced(1, false));
    assertThat(entries.text(Scope.SUITE)).contains(bytes(TEXT));
  }

  @Test
  void refusesAWrongListWholeAndKeepsTheOldOne() {
    var entries = entries();
    entries.replace(Scope.SUITE, bytes(TEXT));

    assertThat(entries.replace(Scope.SUITE, bytes("deny 10.0.0.0/8\nnonsense")))
        .isInstanceOfSatisfying(
            Replacement.Refused.class, refused -> assertThat(refused.line()).isEqualTo(2));
    assertThat(entries.text(Scope.SUITE)).contains(bytes(TEXT));
    assertThat(entries().text(Scope.SUITE)).contains(bytes(TEXT));
  }

  @Test
  void removesAListForGood() {
    var entries = entries();
    entries.replace(HOTEL, bytes(TEXT));

    assertThat(entries.remove(HOTEL)).isTrue();
    assertThat(entries.remove(HOTEL)).isFalse();
    assertThat(entries().text(HOTEL)).isEmpty();
  }

  @Test
  void deniesEveryoneWhenAKeptListIsSpoiltUntilItIsReplaced() throws IOException {
    Files.writeString(folder.resolve("suite.txt"), "spoilt");
    var entries = entries();

    assertThat(entries.standing(Scope.SUITE)).isInstanceOf(Standing.Unreadable.class);
    assertThat(entries.text(Scope.SUITE)).isEmpty();
    entries.replace(Scope.SUITE, bytes(TEXT));
    assertThat(entries.standing(Scope.SUITE)).isInstanceOf(Standing.Held.class);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private AdminEntries entries() {
    return new AdminEntries(Optional.of(folder), CLOCK);
  }
}
