package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.ratelimit.Limit;
import dev.parley.gateway.ratelimit.Use;
import dev.parley.gateway.ratelimit.caps.Cap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the guides' tables to what they speak of. What fails prints the rows as they should be.
class GuideTest {
  private static final Path GUIDES = Path.of("../docs/guides");

  @Test
  void namesEveryLimitWithItsNumbers() throws IOException {
    assertThat(rows("limits.md", 6))
        .as(
            "docs/guides/limits.md should say:\n%s\n",
            Arrays.stream(Limit.values()).map(GuideTest::row).collect(Collectors.joining("\n")))
        .containsExactlyElementsOf(Arrays.stream(Limit.values()).map(GuideTest::row).toList());
  }

  @Test
  void namesEveryCapWithItsNumber() throws IOException {
    assertThat(rows("limits.md", 2))
        .as(
            "docs/guides/limits.md should say:\n%s\n",
            Arrays.stream(Cap.values()).map(GuideTest::row).collect(Collectors.joining("\n")))
        .containsExactlyElementsOf(Arrays.stream(Cap.values()).map(GuideTest::row).toList());
  }

  @Test
  void namesEverySettingThatRoomsHave() throws IOException {
    var guides = Stream.of("limits.md", "access-lists.md", "admission.md", "sessions.md");
    var text = guides.map(GuideTest::text).collect(Collectors.joining("\n"));
    assertThat(
            List.of(
                "parley.acl.suite",
                "parley.acl.reload",
                "parley.acl.admin-folder",
                "parley.patience.head",
                "parley.patience.body",
                "parley.session.life",
                "parley.session.ticket-life",
                "parley.admission.records",
                "parley.admission.sample",
                "parley.admission.audit-lines",
                "parley.admin.host",
                "parley.admin.port"))
        .allSatisfy(setting -> assertThat(text).contains("`" + setting + "`"));
  }

  private static String row(Limit limit) {
    var quota = limit.usual();
    return "| `%s` | %s | %d per %s, %d at once | %s | %s | %s |"
        .formatted(
            limit.label(),
            words(limit.key()),
            quota.rate(),
            quota.per(),
            quota.burst(),
            words(limit.falls()),
            limit.told() ? "yes" : "no",
            uses(limit));
  }

  private static String row(Cap cap) {
    return "| `%s` | %d |".formatted(cap.label(), cap.usual());
  }

  private static String uses(Limit limit) {
    var asked = EnumSet.noneOf(Use.class);
    for (var use : Use.values()) {
      if (Limit.asked(limit.stage(), use).contains(limit)) {
        asked.add(use);
      }
    }
    var others = EnumSet.complementOf(asked);
    return asked.size() <= others.size() ? words(asked) : "all but " + words(others);
  }

  private static String words(Set<Use> uses) {
    return uses.stream().map(GuideTest::words).collect(Collectors.joining(", "));
  }

  private static String words(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The rows of so many cells that begin with a name of lower case.
  private static List<String> rows(String guide, int cells) throws IOException {
    var row = Pattern.compile("\\| `[a-z0-9-]+` (\\|[^|]*){" + (cells - 1) + "}\\|");
    return Files.readAllLines(GUIDES.resolve(guide)).stream()
        .filter(line -> row.matcher(line).matches())
        .toList();
  }

  private static String text(String guide) {
    try {
      return Files.readString(GUIDES.resolve(guide));
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
