package dev.parley.gateway.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.acl.list.ListReading;
import dev.parley.gateway.acl.list.ParsedList;
import dev.parley.testing.TestingClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a list that breaks whoever reads it.
class ListFileTest {
  @TempDir private Path folder;
  private final TestingClock clock = TestingClock.at(Instant.EPOCH);
  private Path file = Path.of("");
  private boolean tooMuch;
  private int readings;

  @BeforeEach
  void placeFile() throws IOException {
    file = Files.writeString(folder.resolve("list.txt"), "deny 203.0.113.0/24\n");
  }

  @Test
  void keepsTheOldListAndSaysSoWhereMemoryDoesNotSufficeForTheNewOne() throws IOException {
    var list = list();
    change();
    tooMuch = true;
    settle(list);

    assertThat(list.standing()).isInstanceOf(Standing.Held.class);
    assertThat(list.status().readable()).isTrue();
    assertThat(list.status().entries()).isEqualTo(1);
    assertThat(list.status().failures()).isEqualTo(1);
    assertThat(list.status().problem()).contains(file + ": cannot be taken (OutOfMemoryError)");
  }

  @Test
  void deniesEveryoneWhereMemoryDoesNotSufficeForTheFirstList() {
    tooMuch = true;
    var list = list();

    assertThat(list.standing()).isInstanceOf(Standing.Unreadable.class);
    assertThat(list.says()).isTrue();
    assertThat(list.status().readable()).isFalse();
    assertThat(list.status().problem().orElseThrow()).contains("OutOfMemoryError");
  }

  @Test
  void takesTheSameContentAtALaterLookButNotAtEachLook() throws IOException {
    var list = list();
    change();
    tooMuch = true;
    settle(list);
    var broken = readings;
    tooMuch = false;
    settle(list);
    assertThat(readings).isEqualTo(broken);

    clock.advance(Duration.ofMinutes(1));
    settle(list);
    assertThat(list.status().entries()).isEqualTo(2);
    assertThat(list.status().problem()).isEmpty();
    assertThat(readings).isEqualTo(broken + 1);
  }

  @Test
  void takesAnotherContentAtOnce() throws IOException {
    tooMuch = true;
    var list = list();
    tooMuch = false;
    change();
    settle(list);
    assertThat(list.standing()).isInstanceOf(Standing.Held.class);
    assertThat(list.status().entries()).isEqualTo(2);
  }

  private ListFile list() {
    return new ListFile(Scope.SUITE, file, true, this::read, clock);
  }

  private ParsedList read(Path list) throws IOException {
    readings++;
    if (tooMuch) {
      throw new OutOfMemoryError("Java heap space");
    }
    return ListReading.read(list);
  }

  private void change() throws IOException {
    Files.writeString(file, "deny 203.0.113.0/24\ndeny 198.51.100.0/24\n");
  }

  private static void settle(ListFile list) {
    list.look();
    list.look();
  }
}
