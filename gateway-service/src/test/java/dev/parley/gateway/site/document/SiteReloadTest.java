package dev.parley.gateway.site.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.house.SitesOnDisk;
import dev.parley.gateway.house.SitesOnDisk.Kept;
import dev.parley.gateway.site.Origin;
import dev.parley.gateway.site.Policy;
import dev.parley.gateway.site.Site;
import dev.parley.gateway.site.SiteRegistry;
import dev.parley.kernel.id.SiteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the look-out does with a folder that changes.
class SiteReloadTest {
  private static final SiteId INN = new SiteId("inn");
  private static final String WRONG = "title: Inn\norigins: [inn]\nlanguages: [en]\n";

  @TempDir private Path folder;
  @TempDir private Path elsewhere;
  private SitesOnDisk disk;
  private SiteDocuments documents;
  private SiteRegistry registry;

  @BeforeEach
  void start() {
    disk = new SitesOnDisk(folder).with("hotel", SitesOnDisk.HOTEL);
    documents = disk.documents();
    registry = new SiteRegistry(documents);
  }

  @Test
  void takesANewSiteAfterTwoLooksThatSeeTheSame() {
    disk.with("inn", SitesOnDisk.INN);
    documents.look();
    assertThat(registry.find("inn")).isEmpty();
    documents.look();
    assertThat(registry.find("inn").orElseThrow().title()).isEqualTo("Inn");
    assertThat(registry.speaking(new Origin("https://inn.example"))).isPresent();
    assertThat(documents.refused()).isEmpty();
  }

  @Test
  void takesNothingWhileTheFolderIsStillBeingWritten() {
    disk.with("inn", SitesOnDisk.INN);
    documents.look();
    disk.with("inn", SitesOnDisk.INN.replace("Inn", "The inn"));
    documents.look();
    assertThat(registry.find("inn")).isEmpty();
    documents.look();
    assertThat(registry.find("inn").orElseThrow().title()).isEqualTo("The inn");
  }

  @Test
  void aWrongFileLeavesAllSitesAsTheyWereAndIsSaid() {
    disk.with("hotel", SitesOnDisk.HOTEL.replace("Hotel", "New")).with("inn", WRONG);
    settle();
    assertThat(registry.find("hotel").orElseThrow().title()).isEqualTo("Hotel");
    assertThat(registry.find("inn")).isEmpty();
    assertThat(documents.refused().orElseThrow())
        .startsWith(folder.resolve("inn").resolve("site.yaml") + ":2: 'inn' is not an origin");
    disk.with("inn", SitesOnDisk.INN);
    settle();
    assertThat(documents.refused()).isEmpty();
    assertThat(registry.find("hotel").orElseThrow().title()).isEqualTo("New");
    assertThat(registry.find("inn")).isPresent();
  }

  @Test
  void puttingTheOldFileBackEndsTheRefusal() {
    disk.with("hotel", WRONG);
    settle();
    assertThat(documents.refused()).isPresent();
    disk.with("hotel", SitesOnDisk.HOTEL);
    settle();
    assertThat(documents.refused()).isEmpty();
  }

  @Test
  void refusesAnOriginThatTwoSitesClaim() {
    disk.with("inn", SitesOnDisk.INN.replace("inn.example", "hotel.example"));
    settle();
    assertThat(registry.find("inn")).isEmpty();
    assertThat(documents.refused().orElseThrow())
        .contains("inn/site.yaml:2: https://hotel.example is an origin of both hotel and inn");
  }

  @Test
  void removesASiteWithItsFolder() throws IOException {
    disk.with("inn", SitesOnDisk.INN);
    settle();
    Files.delete(folder.resolve("inn/site.yaml"));
    settle();
    assertThat(registry.find("inn")).isPresent();
    assertThat(documents.refused().orElseThrow()).contains("site.yaml: cannot be read");
    Files.delete(folder.resolve("inn"));
    settle();
    assertThat(registry.find("inn")).isEmpty();
    assertThat(registry.page(List.of("https://inn.example"))).isEmpty();
    assertThat(documents.refused()).isEmpty();
  }

  @Test
  void aFolderThatIsEmptyOrGoneTakesNoSiteAway() throws IOException {
    Files.delete(folder.resolve("hotel/site.yaml"));
    Files.delete(folder.resolve("hotel"));
    settle();
    assertThat(documents.refused().orElseThrow()).contains("holds no site");
    Files.delete(folder);
    settle();
    assertThat(documents.refused().orElseThrow()).contains("parley.sites cannot be read");
    assertThat(registry.find("hotel")).isPresent();
    Files.createDirectory(folder);
  }

  @Test
  void refusesTextThatIsNotUtf8() throws IOException {
    Files.write(folder.resolve("hotel/site.yaml"), new byte[] {(byte) 0xC3, 0x28});
    settle();
    assertThat(documents.refused().orElseThrow()).endsWith("site.yaml: not UTF-8");
  }

  /// As Kubernetes mounts a ConfigMap: names are links through `..data`, which is swapped.
  @Test
  void seesTheSwapOfAConfigMap() throws IOException {
    var mount = elsewhere.resolve("mount");
    version(mount, "..one", SitesOnDisk.HOTEL);
    Files.createSymbolicLink(mount.resolve("..data"), Path.of("..one"));
    Files.createSymbolicLink(mount.resolve("hotel"), Path.of("..data/hotel"));
    var mounted = new SitesOnDisk(mount).documents();
    var sites = new SiteRegistry(mounted);
    version(mount, "..two", SitesOnDisk.HOTEL.replace("Hotel", "Second"));
    Files.createSymbolicLink(mount.resolve("..new"), Path.of("..two"));
    Files.move(mount.resolve("..new"), mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    mounted.look();
    mounted.look();
    assertThat(sites.find("hotel").orElseThrow().title()).isEqualTo("Second");
  }

  private static void version(Path mount, String name, String yaml) throws IOException {
    Files.writeString(
        Files.createDirectories(mount.resolve(name).resolve("hotel")).resolve("site.yaml"), yaml);
  }

  @Test
  void aPolicyThatASiteNamesMustLieBesideIt() throws IOException {
    disk.with("inn", SitesOnDisk.INN + "policies: [access-list]\n");
    settle();
    assertThat(documents.refused().orElseThrow())
        .contains("inn/site.yaml:4: 'access-list' needs access-list.txt beside the site's file");
    disk.beside("inn", "access-list.txt", "deny 203.0.113.0/24\n");
    settle();
    assertThat(documents.refused()).isEmpty();
    assertThat(documents.find("inn").orElseThrow().policies()).containsExactly(Policy.ACCESS_LIST);
    Files.delete(folder.resolve("inn/access-list.txt"));
    settle();
    assertThat(documents.refused()).isPresent();
  }

  @Test
  void tellsWhoFollowsWhatLimitsSitesHave() {
    var told = new ArrayList<String>();
    registry.follow(limits -> told.add(limits.toString()));
    disk.with(
        "inn", SitesOnDisk.INN + "limits: {session-message: {rate: 5, per: PT1M, burst: 2}}\n");
    settle();
    assertThat(told).containsExactly("{}", "{inn={SESSION_MESSAGE=5 per PT1M, 2 at once}}");
    assertThat(registry.limited()).extracting(Site::id).containsExactly(INN);
  }

  @Test
  void keepsOperatorsSitesBesideThoseOfFilesAndOverARestart() {
    var kept = Kept.in(elsewhere.resolve("kept"));
    var first = disk.documents(kept);
    assertThat(first.put(INN, SitesOnDisk.INN)).isEqualTo(new SiteChange.Made(true, true));
    assertThat(first.put(INN, SitesOnDisk.INN + "# again\n"))
        .isEqualTo(new SiteChange.Made(false, true));

    var second = disk.documents(kept);
    assertThat(new SiteRegistry(second).find("inn")).isPresent();
    assertThat(second.find("inn").orElseThrow().text()).endsWith("# again\n");
    assertThat(second.remove(INN)).isInstanceOf(SiteChange.Made.class);
    assertThat(disk.documents(kept).find("inn")).isEmpty();
  }

  @Test
  void operatorsSitesLastAsLongAsTheProcessWhereThereIsNoFolder() {
    assertThat(documents.put(INN, SitesOnDisk.INN)).isEqualTo(new SiteChange.Made(true, false));
    assertThat(registry.find("inn")).isPresent();
    assertThat(disk.documents().find("inn")).isEmpty();
  }

  @Test
  void aSiteOfAFileIsChangedInItsFileAlone() {
    var hotel = new SiteId("hotel");
    assertThat(documents.put(hotel, SitesOnDisk.HOTEL)).isEqualTo(new SiteChange.OfFile());
    assertThat(documents.remove(hotel)).isEqualTo(new SiteChange.OfFile());
    assertThat(documents.remove(INN)).isEqualTo(new SiteChange.Unknown());
    assertThat(registry.find("hotel")).isPresent();
  }

  @Test
  void anOperatorsWrongDocumentChangesNothing() {
    documents.put(INN, SitesOnDisk.INN);
    assertThat(documents.put(INN, WRONG))
        .isInstanceOfSatisfying(
            SiteChange.Wrong.class, wrong -> assertThat(wrong.line()).isEqualTo(2));
    assertThat(documents.put(INN, "title: Inn\norigins:\n- https://hotel.example\nlanguages: [en]"))
        .isEqualTo(
            new SiteChange.Wrong(
                3,
                "https://hotel.example is an origin of both hotel and inn: a page speaks for one"
                    + " site"));
    assertThat(registry.find("inn").orElseThrow().allows(new Origin("https://inn.example")))
        .isTrue();
  }

  @Test
  void aFileThatWouldTakeAnOperatorsSiteIsRefusedUntilOneOfTheTwoIsGone() {
    documents.put(INN, SitesOnDisk.INN);
    disk.with("inn", SitesOnDisk.INN.replace("Inn", "By file"));
    settle();
    assertThat(documents.refused().orElseThrow()).contains("operators keep this site too");
    assertThat(registry.find("inn").orElseThrow().title()).isEqualTo("Inn");
    documents.remove(INN);
    documents.look();
    assertThat(registry.find("inn").orElseThrow().title()).isEqualTo("By file");
    assertThat(documents.refused()).isEmpty();
  }

  @Test
  void refusesTheStartOnAWrongStoredSite() throws IOException {
    var kept = elsewhere.resolve("kept");
    Files.createDirectories(kept);
    Files.writeString(kept.resolve("inn.yaml"), WRONG);
    assertThatThrownBy(() -> disk.documents(Kept.in(kept)))
        .isInstanceOf(SiteFileException.class)
        .hasMessageContaining(kept.resolve("inn.yaml") + ":2: 'inn' is not an origin");
    Files.delete(kept.resolve("inn.yaml"));
    Files.writeString(kept.resolve("The Inn.yaml"), SitesOnDisk.INN);
    assertThatThrownBy(() -> disk.documents(Kept.in(kept)))
        .hasMessageContaining("the file's name is not a site's id");
  }

  @Test
  void operatorsMayBeginWithoutAnyFile() {
    var empty = new SitesOnDisk(elsewhere);
    assertThatThrownBy(empty::documents).hasMessageContaining("holds no site");
    var begun = empty.documents(Kept.in(elsewhere.resolve(".kept")));
    assertThat(begun.all()).isEmpty();
    assertThat(begun.put(INN, SitesOnDisk.INN)).isInstanceOf(SiteChange.Made.class);
  }

  @Test
  void refusesAReloadOutOfItsBounds() {
    for (var wrong : List.of(Duration.ofMillis(99), Duration.ofMinutes(6))) {
      assertThatThrownBy(() -> disk.documents(new Kept(wrong, Optional.empty())))
          .hasMessageContaining("100 ms to 5 minutes");
    }
  }

  private void settle() {
    documents.look();
    documents.look();
  }
}
