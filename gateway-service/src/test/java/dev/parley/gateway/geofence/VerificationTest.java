package dev.parley.gateway.geofence;

import static dev.parley.gateway.house.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationTest {
  private static final Instant NOW = Mmdb.BUILT.plus(Duration.ofDays(3));

  @TempDir private Path folder;

  @Test
  void takesASoundFile() {
    assertThat(verify(Mmdb.country("192.0.2.0/24", "DE"))).isInstanceOf(Verification.Sound.class);
  }

  @Test
  void refusesAFileWithoutWhatItIsToBeAskedFor() {
    refused(verify(Mmdb.asn("192.0.2.0/24", 64496)), "holds no country in any layout we know");
    refused(
        Verification.of(
            Mmdb.country("192.0.2.0/24", "DE").write(folder.resolve("db")), DatabaseKind.ASN, NOW),
        "holds no asn in any layout we know");
  }

  @Test
  void refusesAFileFromTheFuture() {
    refused(
        verify(Mmdb.country("192.0.2.0/24", "DE").built(NOW.plus(Duration.ofDays(2)))),
        "was built in the future (2026-11-06T00:00:00Z)");
  }

  @Test
  void refusesWhatIsNoDatabase() {
    refused(verify(new byte[0]), "cannot be read");
    refused(verify(new byte[50_000]), "cannot be read");
    refused(Verification.of(folder.resolve("absent"), DatabaseKind.COUNTRY, NOW), "cannot be read");
    refused(Verification.of(folder, DatabaseKind.COUNTRY, NOW), "cannot be read");
  }

  /// One record of many is broken: a lookup elsewhere would never find it.
  @ParameterizedTest
  @CsvSource({
    "a pointer to itself, 0x20 0x00",
    "a pointer behind the end, 0x3f 0xff 0xff 0xff 0xff",
    "a double of two bytes, 0x62 0x00 0x00",
    "a text longer than the file, 0x5f 0xff 0xff 0xff",
    "a list longer than the file, 0x1f 0x04 0xff 0xff 0xff",
    "a map with a number for a key, 0xe1 0xa1 0x01 0xa1 0x01",
    "a text that is not UTF-8, 0xe1 0x41 0x61 0x42 0xc3 0x28",
    "no map, 0x42 0x44 0x45",
    "a type that is none, 0x00 0x70",
  })
  void refusesAFileOfWhichOneRecordIsBroken(String what, String bytes) {
    var raw = Arrays.stream(bytes.split(" ", -1)).map(Integer::decode).toList();
    var file = Mmdb.of(24);
    // Stored first, so that a pointer to 0 leads to itself.
    file.with("0.0.0.0/8", new Mmdb.Raw(raw));
    for (var second = 1; second < 200; second++) {
      file.with(second + ".0.0.0/8", Map.of("country_code", "DE"));
    }
    assertThat(verify(file)).as(what).isInstanceOf(Verification.Unsound.class);
  }

  @Test
  void refusesRecordsNestedWithoutEnd() {
    // Each is a list of one, whose only entry is the next.
    var nested =
        new Mmdb.Raw(
            Collections.nCopies(100_000, List.of(0x01, 0x04)).stream()
                .flatMap(List::stream)
                .toList());
    refused(verify(Mmdb.of(24).with("192.0.2.0/24", nested)), "cannot be read");
  }

  @Test
  void refusesATreeThatGrowsTogether() {
    // Each of 60 nodes has the next for both its branches: 2^60 networks.
    var bytes = Mmdb.country("192.0.2.0/24", "DE").bytes();
    for (var node = 0; node < 60; node++) {
      var at = node * 7;
      for (var branch = 0; branch < 2; branch++) {
        bytes[at + branch * 4] = 0;
        bytes[at + branch * 4 + 1] = 0;
        bytes[at + branch * 4 + 2] = (byte) (node + 1);
      }
      bytes[at + 3] = 0;
    }
    refused(verify(bytes), "branches grow together");
  }

  @Test
  void refusesATreeThatLeadsBack() {
    var bytes = Mmdb.country("192.0.2.0/24", "DE").bytes();
    Arrays.fill(bytes, 7 * 100, 7 * 101, (byte) 0);
    refused(verify(bytes), "branches grow together");
  }

  @Test
  void refusesATruncatedFile() {
    var bytes = Mmdb.country("192.0.2.0/24", "DE").bytes();
    for (var length = 0; length < bytes.length; length += 13) {
      assertThat(verify(Arrays.copyOf(bytes, length)))
          .as("%d of %d bytes", length, bytes.length)
          .isInstanceOf(Verification.Unsound.class);
    }
  }

  /// Whatever a damaged disk makes of a file, it is either refused or answers every address.
  @Test
  void isNeverBrokenByADamagedFile() {
    var sound = Mmdb.country("192.0.2.0/24", "DE").with("2001:db8::/32", Map.of("a", 1.5)).bytes();
    var random = new Random(4);
    for (var round = 0; round < 500; round++) {
      var damaged = sound.clone();
      for (var flips = 1 + random.nextInt(3); flips > 0; flips--) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      if (verify(damaged) instanceof Verification.Sound(var database)) {
        for (var address : List.of("192.0.2.1", "10.0.0.1", "2001:db8::1", "ff02::1")) {
          assertThat(database.place(address(address))).isNotNull();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GeoIP2-City-Test-Broken-Double-Format.mmdb, cannot be read",
    "MaxMind-DB-test-broken-pointers-24.mmdb, cannot be read",
    "MaxMind-DB-test-broken-search-tree-24.mmdb, has a search tree whose branches grow together",
  })
  void refusesTheVendorsBrokenFiles(String name, String reason) {
    var file = SharedDatabases.file(name);
    refused(Verification.of(file, DatabaseKind.COUNTRY, Instant.now()), reason);
    var settings = TestSettings.country(file);
    assertThatThrownBy(() -> new Databases(settings))
        .isInstanceOf(GeofenceException.class)
        .hasMessageStartingWith("parley.geofence.country-database: " + file + " " + reason);
  }

  private Verification verify(Mmdb file) {
    return verify(file.bytes());
  }

  private Verification verify(byte[] bytes) {
    try {
      var file = Files.write(folder.resolve("db.mmdb"), bytes);
      return Verification.of(file, DatabaseKind.COUNTRY, NOW);
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }

  private static void refused(Verification verification, String reason) {
    assertThat(verification)
        .isInstanceOfSatisfying(
            Verification.Unsound.class, unsound -> assertThat(unsound.reason()).contains(reason));
  }
}
