package dev.parley.gateway.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.client.ForwardingHeader;
import dev.parley.gateway.house.ClientRules;
import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.Visitor;
import dev.parley.gateway.house.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lists that change under a gateway that runs, which looks for itself.
class SwappedListsTest {
  private static final String SESSION = "{\"site\":\"hotel\"}";

  @TempDir private Path folder;
  private Path suite;
  private Path hotel;
  private RunningGateway house;
  private Visitor guest;
  private Visitor stranger;

  @BeforeEach
  void start() throws IOException {
    suite = Files.writeString(folder.resolve("suite.txt"), "deny 198.51.100.0/24\n");
    hotel =
        Files.writeString(
            Files.createDirectories(folder.resolve("sites/hotel")).resolve(SiteFolders.FILE), "");
    house =
        RunningGateway.of(
            Manner.USUAL
                .believing(ClientRules.behind(ForwardingHeader.X_FORWARDED_FOR, "127.0.0.1/32"))
                .with(
                    Map.of(
                        "parley.challenge.anonymous-sessions",
                        "suspicious",
                        "parley.acl.suite",
                        suite.toString(),
                        "parley.acl.reload",
                        "PT0.1S",
                        "parley.sites",
                        folder.resolve("sites").toString())));
    guest = house.visitor().at("203.0.113.7");
    stranger = house.visitor().at("198.51.100.7");
  }

  @AfterEach
  void stop() {
    house.close();
  }

  @Test
  void takesASuitesListThatIsSwapped() throws IOException {
    assertThat(status(guest)).isEqualTo(201);
    assertThat(status(stranger)).isEqualTo(403);

    swap(suite, "deny 203.0.113.0/24\n");
    Waiting.until(() -> status(guest) == 403);
    assertThat(guest.open(SESSION).body()).contains("access.denied");
    assertThat(status(stranger)).isEqualTo(201);
  }

  @Test
  void takesASitesListThatIsSwappedForThatSiteAlone() throws IOException {
    swap(hotel, "deny 203.0.113.0/24\n");
    Waiting.until(() -> status(guest) == 403);
    assertThat(guest.from("https://inn.example").open("{\"site\":\"inn\"}").statusCode())
        .isEqualTo(201);
  }

  @Test
  void keepsTheListBeforeAMalformedOne() throws IOException {
    swap(suite, "deny 203.0.113.0/24\nnonsense\n");
    Waiting.until(() -> house.accessLists().status().getFirst().problem().isPresent());
    assertThat(status(guest)).isEqualTo(201);
    assertThat(status(stranger)).isEqualTo(403);
  }

  @Test
  void deniesEverybodyAndSaysSoWhileAListCannotBeRead() throws IOException {
    Files.delete(suite);
    Waiting.until(() -> status(guest) == 403);
    assertThat(guest.open(SESSION).body()).contains("access.denied");
    assertThat(status(house.visitor().at("2001:db8::7"))).isEqualTo(403);
    assertThat(house.accessLists().status().getFirst())
        .satisfies(list -> {
          assertThat(list.readable()).isFalse();
          assertThat(list.problem()).contains(suite + ": is not there");
        });
    assertThat(house.decisions().content())
        .first()
        .satisfies(kept -> assertThat(kept.rule()).isEqualTo("acl.suite.unreadable"));

    swap(suite, "");
    Waiting.until(() -> status(guest) == 201);
  }

  private static int status(Visitor visitor) {
    return visitor.open(SESSION).statusCode();
  }

  /// As updaters do it: the new content appears under the name at once.
  private static void swap(Path file, String text) throws IOException {
    var written = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
