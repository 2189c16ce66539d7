package dev.parley.gateway.geofence;

import static dev.parley.gateway.house.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.address.Address;
import dev.parley.testing.TestingClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a file while the gateway runs.
class DatabasesTest {
  private static final Address ADDRESS = address("192.0.2.7");

  @TempDir private Path folder;
  private final TestingClock clock = TestingClock.at(Mmdb.BUILT.plus(Duration.ofDays(2)));
  private Path file = Path.of("");
  private Databases databases = new Databases(TestSettings.of(Optional.empty(), Optional.empty()));

  @BeforeEach
  void open() {
    file = Mmdb.country("192.0.2.0/24", "DE").write(folder.resolve("country.mmdb"));
    databases = new Databases(TestSettings.country(file), clock);
  }

  @Test
  void takesANewFile() {
    Mmdb.country("192.0.2.0/24", "FR").write(file);
    assertThat(country()).contains("DE");
    look();
    assertThat(country()).contains("FR");
    assertThat(watched().heldBack()).isFalse();
  }

  @Test
  void refusesABrokenFileOnceAndKeepsTheOld() {
    Mmdb.write(file, new byte[] {1, 2, 3});
    look();
    look();
    assertThat(country()).contains("DE");
    assertThat(watched().heldBack()).isTrue();
    assertThat(watched().refusals()).isEqualTo(1);
    Mmdb.write(file, new byte[] {4, 5, 6});
    look();
    assertThat(country()).contains("DE");
    assertThat(watched().refusals()).isEqualTo(2);
    Mmdb.country("192.0.2.0/24", "FR").write(file);
    look();
    assertThat(country()).contains("FR");
    assertThat(watched().heldBack()).isFalse();
    assertThat(watched().refusals()).isEqualTo(2);
  }

  @Test
  void doesNotFollowAFileThatIsWrittenInPlace() throws IOException {
    var whole = Mmdb.country("192.0.2.0/24", "FR").bytes();
    Files.write(file, new byte[whole.length / 2]);
    assertThat(country()).contains("DE");
    look();
    assertThat(country()).contains("DE");
    Files.write(file, whole);
    assertThat(country()).contains("DE");
    look();
    assertThat(country()).contains("FR");
  }

  @Test
  void keepsTheOldWhenTheFileIsGoneAndTakesItWhenItIsBack() throws IOException {
    Files.delete(file);
    look();
    assertThat(country()).contains("DE");
    assertThat(watched().heldBack()).isTrue();
    assertThat(watched().refusals()).isZero();
    Mmdb.country("192.0.2.0/24", "AT").write(file);
    look();
    assertThat(country()).contains("AT");
    assertThat(watched().heldBack()).isFalse();
  }

  /// A mounted volume is swapped by a link, and its files may all have the same time.
  @Test
  void takesAFileThatIsSwappedByALink() throws IOException {
    var volume = Files.createDirectory(folder.resolve("volume"));
    var first = Files.createDirectory(volume.resolve("..first"));
    var second = Files.createDirectory(volume.resolve("..second"));
    var time =
        Files.getLastModifiedTime(
            Mmdb.country("192.0.2.0/24", "DE").write(first.resolve("country.mmdb")));
    Files.setLastModifiedTime(
        Mmdb.country("192.0.2.0/24", "FR").write(second.resolve("country.mmdb")), time);
    var data = Files.createSymbolicLink(volume.resolve("..data"), Path.of("..first"));
    var link =
        Files.createSymbolicLink(volume.resolve("country.mmdb"), Path.of("..data", "country.mmdb"));
    databases = new Databases(TestSettings.country(link), clock);
    assertThat(country()).contains("DE");
    Files.createSymbolicLink(volume.resolve("..data.new"), Path.of("..second"));
    Files.move(volume.resolve("..data.new"), data, StandardCopyOption.ATOMIC_MOVE);
    look();
    assertThat(country()).contains("FR");
  }

  @Test
  void looksAgainWhenAFilesPermissionsChange() throws IOException {
    Mmdb.write(file, new byte[] {1});
    look();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    look();
    assertThat(watched().refusals()).isEqualTo(2);
  }

  @Test
  void growsStaleFromTheDayItWasBuilt() {
    assertThat(watched().age()).isEqualTo(Duration.ofDays(2));
    clock.advance(Duration.ofDays(43));
    assertThat(watched().stale()).isFalse();
    clock.advance(Duration.ofSeconds(1));
    assertThat(watched().stale()).isTrue();
    Mmdb.country("192.0.2.0/24", "FR").built(clock.instant()).write(file);
    look();
    assertThat(watched().stale()).isFalse();
  }

  @Test
  void refusesAStartWithoutTheFile() {
    var settings = TestSettings.country(folder.resolve("absent.mmdb"));
    assertThatThrownBy(() -> new Databases(settings))
        .isInstanceOf(GeofenceException.class)
        .hasMessageContaining("absent.mmdb cannot be read");
  }

  @Test
  void refusesAnAgeOutOfItsBounds() {
    for (var days : new int[] {0, 367}) {
      var settings =
          new TestSettings(
              Optional.of(file), Optional.empty(), Duration.ofSeconds(30), Duration.ofDays(days));
      assertThatThrownBy(() -> new Databases(settings)).hasMessageContaining("1 to 366 days");
    }
  }

  private void look() {
    databases.all().forEach(WatchedDatabase::look);
  }

  private Optional<String> country() {
    return databases.place(ADDRESS).country();
  }

  private WatchedDatabase watched() {
    return databases.all().getFirst();
  }
}
