package dev.parley.platform.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {

  @TempDir Path folder;

  @Test
  void letsNobodyElseReadAPassword() throws IOException {
    StateFolder state = StateFolder.at(folder.resolve("state"));
    new Secrets(state).password("database");
    assertThat(mode(state.root())).isEqualTo("rwx------");
    assertThat(mode(state.path("secrets/database"))).isEqualTo("rw-------");
  }

  @Test
  void remembersAPasswordAndDrawsEachAnew() {
    var secrets = new Secrets(StateFolder.at(folder.resolve("state")));
    assertThat(secrets.password("one")).hasSizeGreaterThanOrEqualTo(32);
    assertThat(secrets.password("one")).isEqualTo(secrets.password("one"));
    assertThat(secrets.password("one")).isNotEqualTo(secrets.password("two"));
  }

  @Test
  void forgetsItsOwnAndNothingElse() throws IOException {
    StateFolder state = StateFolder.at(folder);
    Files.writeString(folder.resolve("diary.txt"), "mine");
    state.write("secrets/database", "theirs");
    state.write("ports.json", "{}");
    state.forget();
    assertThat(folder).isDirectoryContaining("glob:**diary.txt");
    assertThat(folder).isDirectoryNotContaining("glob:**secrets");
    assertThat(folder).isDirectoryNotContaining("glob:**ports.json");
  }

  @Test
  void deletesALinkButNotWhatItLeadsTo() throws IOException {
    Path kept = Files.writeString(folder.resolve("kept"), "kept");
    Path tree = Files.createDirectory(folder.resolve("tree"));
    Files.createSymbolicLink(tree.resolve("link"), kept);
    StateFolder.delete(tree);
    assertThat(tree).doesNotExist();
    assertThat(kept).exists();
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
