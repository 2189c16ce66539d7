package dev.parley.platform.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.platform.operator.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {

  @TempDir Path folder;

  @Test
  void makesAFolderOnce() {
    var made = new AtomicInteger();
    var cache = new Cache(folder);
    Cache.Maker maker = empty -> Files.writeString(empty.resolve("n"), "" + made.incrementAndGet());
    assertThat(cache.once("tool", maker)).isEqualTo(cache.once("tool", maker));
    assertThat(made).hasValue(1);
    assertThat(folder.resolve("tool/n")).hasContent("1");
  }

  @Test
  void leavesNothingThatLooksFinishedWhenTheMakingFails() {
    var cache = new Cache(folder);
    assertThatThrownBy(() ->
            cache.once(
                "tool",
                empty -> {
                  Files.writeString(empty.resolve("half"), "half");
                  throw new IOException("the disk is full");
                }))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("the disk is full");
    assertThat(folder.resolve("tool")).doesNotExist();
  }
}
