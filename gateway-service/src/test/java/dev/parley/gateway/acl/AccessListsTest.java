package dev.parley.gateway.acl;

import static dev.parley.gateway.house.Addresses.address;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.acl.list.Entry;
import dev.parley.gateway.ruling.Ruling;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.problem.ProblemCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessListsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final SiteId HOTEL = new SiteId("hotel");
  private static final SiteId MUSEUM = new SiteId("museum");

  @TempDir Path folder;
  private Path suite;
  private Path hotel;
  private AdminEntries admin = new AdminEntries(Optional.empty(), CLOCK);

  @BeforeEach
  void placeFiles() throws IOException {
    suite = folder.resolve("suite.txt");
    hotel = Files.createDirectories(folder.resolve("sites/hotel")).resolve("access-list.txt");
    Files.createDirectories(folder.resolve("sites/museum"));
    admin = new AdminEntries(Optional.empty(), CLOCK);
  }

  @Test
  void admitsEveryoneWithoutAnyList() {
    assertThat(lists(Optional.empty()).judge(Optional.of(HOTEL), address("203.0.113.7")))
        .isEqualTo(Ruling.admitted("acl.none"));
  }

  @Test
  void asksTheSuiteBeforeTheSite() throws IOException {
    Files.writeString(suite, "deny 203.0.113.0/24");
    Files.writeString(hotel, "allow 203.0.113.0/24");
    var lists = lists(Optional.of(suite));

    assertThat(rule(lists, "203.0.113.7")).isEqualTo("acl.suite.deny:203.0.113.0/24");
    assertThat(rule(lists, "198.51.100.7")).isEqualTo("acl.site.hotel.not-allowed");
  }

  @Test
  void refusesWhomTheSiteDeniesThoughTheSuiteAllows() throws IOException {
    Files.writeString(suite, "allow 203.0.113.0/24");
    Files.writeString(hotel, "deny 203.0.113.7");
    var lists = lists(Optional.of(suite));

    assertThat(rule(lists, "203.0.113.7")).isEqualTo("acl.site.hotel.deny:203.0.113.7/32");
    assertThat(rule(lists, "203.0.113.8")).isEqualTo("acl.suite.allow:203.0.113.0/24");
    assertThat(rule(lists, "198.51.100.8")).isEqualTo("acl.suite.not-allowed");
  }

  @Test
  void tellsWhatDecidesInAScope() throws IOException {
    Files.writeString(suite, "deny 203.0.113.0/24\n");
    Files.writeString(hotel, "allow 198.51.100.0/24\n");
    admin.replace(new Scope.OfSite(HOTEL), ByteBuffer.wrap("deny 198.51.100.7\n".getBytes(UTF_8)));
    var lists = lists(Optional.of(suite));

    var bySuite = lists.effect(Scope.SUITE).orElseThrow();
    assertThat(bySuite.selective()).isFalse();
    assertThat(bySuite.entries())
        .extracting(Entry::toString)
        .containsExactly("deny 203.0.113.0/24");
    var byHotel = lists.effect(new Scope.OfSite(HOTEL)).orElseThrow();
    assertThat(byHotel.selective()).isTrue();
    assertThat(byHotel.entries())
        .extracting(Entry::toString)
        .containsExactlyInAnyOrder("allow 198.51.100.0/24", "deny 198.51.100.7/32");
    assertThat(lists.effect(new Scope.OfSite(MUSEUM)).orElseThrow().entries()).isEmpty();
    assertThat(lists(Optional.of(folder.resolve("absent.txt"))).effect(Scope.SUITE)).isEmpty();
  }

  @Test
  void keepsOneSitesListFromAnother() throws IOException {
    Files.writeString(hotel, "deny 203.0.113.0/24");
    var lists = lists(Optional.empty());

    assertThat(lists.judge(Optional.of(HOTEL), address("203.0.113.7")))
        .isEqualTo(Ruling.refused("acl.site.hotel.deny:203.0.113.0/24", ProblemCode.ACCESS_DENIED));
    assertThat(lists.judge(Optional.of(MUSEUM), address("203.0.113.7")).rule())
        .isEqualTo("acl.none");
    assertThat(lists.judge(Optional.empty(), address("203.0.113.7")).rule()).isEqualTo("acl.none");
  }

  @Test
  void deniesEveryoneWhileTheNamedSuiteListIsMissing() throws IOException {
    var lists = lists(Optional.of(suite));
    assertThat(rule(lists, "203.0.113.7")).isEqualTo("acl.suite.unreadable");

    Files.writeString(suite, "deny 198.51.100.0/24");
    settle(lists);
    assertThat(rule(lists, "203.0.113.7")).isEqualTo("acl.none");
  }

  @Test
  void deniesEveryoneWhenTheFirstListIsMalformed() throws IOException {
    Files.writeString(suite, "deny 10.0.0.0/8\nnonsense");
    var lists = lists(Optional.of(suite));

    assertThat(rule(lists, "203.0.113.7")).isEqualTo("acl.suite.unreadable");
    assertThat(lists.status().getFirst().problem().orElseThrow())
        .startsWith(suite + ":2: 'nonsense' is not an entry");
  }

  @Test
  void deniesEveryoneWhenAListCannotBeReadAnyMore() throws IOException {
    Files.writeString(suite, "deny 198.51.100.0/24");
    var lists = lists(Optional.of(suite));
    assertThat(rule(lists, "203.0.113.7")).isEqualTo("acl.none");

    Files.delete(suite);
    Files.createDirectory(suite);
    settle(lists);
    assertThat(rule(lists, "203.0.113.7")).isEqualTo("acl.suite.unreadable");
    assertThat(lists.status().getFirst().readable()).isFalse();
  }

  @Test
  void deniesASitesVisitorsOnlyWhenItsListVanishes() throws IOException {
    Files.writeString(hotel, "deny 198.51.100.0/24");
    var lists = lists(Optional.empty());

    Files.delete(hotel);
    settle(lists);
    assertThat(rule(lists, "203.0.113.7")).isEqualTo("acl.site.hotel.unreadable");
    assertThat(lists.judge(Optional.of(MUSEUM), address("203.0.113.7")).rule())
        .isEqualTo("acl.none");
  }

  @Test
  void forgetsTheListOfASiteThatIsGoneAndOfNoOther() throws IOException {
    Files.writeString(hotel, "deny 198.51.100.0/24");
    var known = new AtomicBoolean(true);
    var lists =
        lists(
            Optional.empty(),
            new ListedSites() {
              @Override
              public boolean listed(SiteId site) {
                return false;
              }

              @Override
              public boolean known(SiteId site) {
                return known.get();
              }
            });

    Files.delete(hotel);
    Files.delete(hotel.resolveSibling(""));
    settle(lists);
    assertThat(rule(lists, "203.0.113.7")).isEqualTo("acl.site.hotel.unreadable");
    known.set(false);
    lists.look();
    assertThat(lists.status())
        .extracting(AccessListStatus::scope)
        .doesNotContain(new Scope.OfSite(HOTEL));
    known.set(true);
    Files.createDirectory(hotel.resolveSibling(""));
    settle(lists);
    assertThat(rule(lists, "203.0.113.7")).as("a new site without a list").isEqualTo("acl.none");
  }

  @Test
  void keepsTheOldListWholeWhenTheNewOneIsMalformed() throws IOException {
    Files.writeString(suite, "deny 198.51.100.0/24");
    var lists = lists(Optional.of(suite));

    Files.writeString(suite, "deny 203.0.113.0/24\ndeny 10.0.0.1/8\n");
    settle(lists);
    settle(lists);
    assertThat(rule(lists, "203.0.113.7")).isEqualTo("acl.none");
    assertThat(rule(lists, "198.51.100.7")).isEqualTo("acl.suite.deny:198.51.100.0/24");
    var status = lists.status().getFirst();
    assertThat(status.readable()).isTrue();
    assertThat(status.entries()).isEqualTo(1);
    assertThat(status.loaded()).contains(NOW);
    assertThat(status.failures()).isEqualTo(1);
    assertThat(status.problem().orElseThrow()).startsWith(suite + ":2: ");

    Files.writeString(suite, "deny 203.0.113.0/24\n");
    settle(lists);
    assertThat(rule(lists, "203.0.113.7")).isEqualTo("acl.suite.deny:203.0.113.0/24");
    assertThat(lists.status().getFirst().problem()).isEmpty();
  }

  @Test
  void takesAChangeWhenTwoLooksSeeTheSame() throws IOException {
    Files.writeString(suite, "");
    var lists = lists(Optional.of(suite));

    Files.writeString(suite, "deny 203.0.113.0/24");
    lists.look();
    assertThat(rule(lists, "203.0.113.7")).isEqualTo("acl.none");
    Files.writeString(suite, "deny 203.0.113.0/24\ndeny 198.51.100.0/24");
    lists.look();
    assertThat(rule(lists, "203.0.113.7")).isEqualTo("acl.none");
    lists.look();
    assertThat(rule(lists, "198.51.100.7")).isEqualTo("acl.suite.deny:198.51.100.0/24");
  }

  @Test
  void takesAConfigMapsSwap() throws IOException {
    var mount = Files.createDirectories(folder.resolve("mount"));
    version(mount, "..1", "deny 198.51.100.0/24");
    Files.createSymbolicLink(mount.resolve("..data"), Path.of("..1"));
    Files.createSymbolicLink(mount.resolve("list"), Path.of("..data/list"));
    var lists = lists(Optional.of(mount.resolve("list")));

    version(mount, "..2", "deny 203.0.113.0/24 ");
    Files.createSymbolicLink(mount.resolve("..data_tmp"), Path.of("..2"));
    Files.move(
        mount.resolve("..data_tmp"), mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    settle(lists);
    assertThat(rule(lists, "203.0.113.7")).isEqualTo("acl.suite.deny:203.0.113.0/24");
    assertThat(rule(lists, "198.51.100.7")).isEqualTo("acl.none");
  }

  @Test
  void takesTheListOfASiteThatIsNew() throws IOException {
    var lists = lists(Optional.empty());
    Files.writeString(
        Files.createDirectories(folder.resolve("sites/library")).resolve("access-list.txt"),
        "deny 203.0.113.0/24");

    lists.look();
    assertThat(lists.judge(Optional.of(new SiteId("library")), address("203.0.113.7")).rule())
        .isEqualTo("acl.site.library.deny:203.0.113.0/24");
  }

  @Test
  void deniesWhatEitherTheFileOrTheOperatorsDeny() throws IOException {
    Files.writeString(suite, "allow 203.0.113.0/24\ndeny 203.0.113.9");
    var lists = lists(Optional.of(suite));

    admin.replace(
        Scope.SUITE,
        ByteBuffer.wrap(
            "deny 203.0.113.7\nallow 203.0.113.9\nallow 198.51.100.0/24".getBytes(UTF_8)));
    assertThat(rule(lists, "203.0.113.7")).isEqualTo("acl.suite.deny:203.0.113.7/32");
    assertThat(rule(lists, "203.0.113.9")).isEqualTo("acl.suite.deny:203.0.113.9/32");
    assertThat(rule(lists, "203.0.113.8")).isEqualTo("acl.suite.allow:203.0.113.0/24");
    assertThat(rule(lists, "198.51.100.7")).isEqualTo("acl.suite.allow:198.51.100.0/24");

    admin.remove(Scope.SUITE);
    assertThat(rule(lists, "203.0.113.7")).isEqualTo("acl.suite.allow:203.0.113.0/24");
  }

  @Test
  void aSiteThatIsKnownToHaveAListServesNobodyBeforeItIsFound() throws IOException {
    var lists = lists(Optional.empty(), HOTEL::equals);
    assertThat(rule(lists, "203.0.113.7")).isEqualTo("acl.site.hotel.unreadable");
    Files.writeString(hotel, "deny 203.0.113.8");
    settle(lists);
    assertThat(rule(lists, "203.0.113.7")).isEqualTo("acl.none");
    assertThat(rule(lists, "203.0.113.8")).isEqualTo("acl.site.hotel.deny:203.0.113.8/32");
  }

  /// `rsync -t --inplace`, `cp -p`, artefacts whose times are all the same.
  @Test
  void takesAListOfTheSameLengthAndTimeInTheSameFile() throws IOException {
    Files.writeString(suite, "deny 203.0.113.7");
    var time = Files.getLastModifiedTime(suite);
    var lists = lists(Optional.of(suite));

    Files.writeString(suite, "deny 203.0.113.8");
    Files.setLastModifiedTime(suite, time);
    settle(lists);
    assertThat(rule(lists, "203.0.113.8")).isEqualTo("acl.suite.deny:203.0.113.8/32");
    assertThat(rule(lists, "203.0.113.7")).isEqualTo("acl.none");
  }

  @Test
  void deniesWhereAListVanishedThoughTheSitesCannotBeListed() throws IOException {
    Files.writeString(suite, "deny 203.0.113.8");
    var lists =
        lists(
            Optional.of(suite),
            () -> {
              if (Files.exists(suite)) {
                return Map.of();
              }
              throw new IllegalStateException("the listing broke");
            },
            site -> false);
    Files.delete(suite);
    for (var look = 0; look < 2; look++) {
      assertThatThrownBy(lists::look).hasMessage("the listing broke");
    }
    assertThat(rule(lists, "203.0.113.7")).isEqualTo("acl.suite.unreadable");
  }

  @Test
  void refusesToLookTooSeldomOrTooOften() {
    for (var reload : new Duration[] {Duration.ofMillis(99), Duration.ofSeconds(301)}) {
      assertThatThrownBy(
              () -> new AccessLists(Optional.empty(), reload, Map::of, admin, site -> false, CLOCK))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("parley.acl.reload");
    }
  }

  private AccessLists lists(Optional<Path> file) {
    return lists(file, site -> false);
  }

  private AccessLists lists(Optional<Path> file, ListedSites listed) {
    return lists(file, new SiteFolders(folder.resolve("sites"))::files, listed);
  }

  private AccessLists lists(
      Optional<Path> file, Supplier<Map<String, Path>> files, ListedSites listed) {
    return new AccessLists(file, Duration.ofSeconds(2), files, admin, listed, CLOCK);
  }

  private static void settle(AccessLists lists) {
    lists.look();
    lists.look();
  }

  private static String rule(AccessLists lists, String address) {
    return lists.judge(Optional.of(HOTEL), address(address)).rule();
  }

  private static void version(Path mount, String name, String text) throws IOException {
    Files.writeString(Files.createDirectory(mount.resolve(name)).resolve("list"), text);
  }
}
