package dev.parley.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.platform.operator.CannotStart;
import dev.parley.platform.state.StateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

  @TempDir Path folder;
  private StateFolder state;
  private Launcher launcher;

  @BeforeEach
  void openState() {
    state = StateFolder.at(folder.resolve("state"));
    launcher = new Launcher(state);
  }

  @AfterEach
  void stopAll() {
    launcher.all().forEach(launcher::stop);
  }

  @Test
  void leavesAProgramAloneThatRunsAsWanted() {
    Started first = launcher.ensure(program("sleeper", "sleep 60", "1"));
    Started second = launcher.ensure(program("sleeper", "sleep 60", "1"));
    assertThat(first.anew()).isTrue();
    assertThat(second.anew()).isFalse();
    assertThat(second.running().pid()).isEqualTo(first.running().pid());
  }

  @Test
  void startsAProgramAnewWhoseEditionChanged() {
    Running before = launcher.ensure(program("sleeper", "sleep 60", "1")).running();
    Started after = launcher.ensure(program("sleeper", "sleep 60", "2"));
    assertThat(after.anew()).isTrue();
    assertThat(before.isAlive()).isFalse();
  }

  @Test
  void preparesOnlyWhatItStarts() {
    var prepared = new java.util.concurrent.atomic.AtomicInteger();
    Program sleeper = program("sleeper", "sleep 60", "1");
    launcher.ensure(sleeper, prepared::incrementAndGet);
    launcher.ensure(sleeper, prepared::incrementAndGet);
    assertThat(prepared).hasValue(1);
  }

  @Test
  void findsWhatAnotherLauncherHasStarted() {
    long pid = launcher.ensure(program("sleeper", "sleep 60", "1")).running().pid();
    assertThat(new Launcher(state).running("sleeper"))
        .hasValueSatisfying(found -> assertThat(found.pid()).isEqualTo(pid));
  }

  @Test
  void stopsTheYoungestFirst() throws InterruptedException {
    launcher.ensure(program("older", "sleep 60", "1"));
    Thread.sleep(50);
    launcher.ensure(program("younger", "sleep 60", "1"));
    assertThat(launcher.all()).extracting(Running::name).containsExactly("younger", "older");
  }

  @Test
  void endsAProgramThatIgnoresItsSignal() {
    Running stubborn =
        launcher
            .ensure(program("stubborn", "trap '' TERM; echo set; while :; do sleep 1; done", "1"))
            .running();
    Readiness.await(launcher, stubborn, Duration.ofSeconds(5), () -> saidSomething("stubborn"));
    stubborn.stop(Duration.ofMillis(300));
    assertThat(stubborn.isAlive()).isFalse();
  }

  @Test
  void takesAPidForItsOwnOnlyTogetherWithTheMomentItBegan() {
    Running ours = launcher.ensure(program("sleeper", "sleep 60", "1")).running();
    var stranger =
        new Running(
            "sleeper", ours.pid(), ours.began().minusSeconds(3600), StopSignal.TERM, "other");
    assertThat(stranger.isAlive()).isFalse();
    stranger.stop(Duration.ofSeconds(1));
    assertThat(ours.isAlive()).isTrue();
  }

  @Test
  void tellsTheEndOfTheLogOfAProgramThatDied() {
    Running broken = launcher.ensure(program("broken", "echo no such key; exit 3", "1")).running();
    assertThatThrownBy(() -> Readiness.await(launcher, broken, Duration.ofSeconds(5), () -> false))
        .isInstanceOf(CannotStart.class)
        .hasMessageStartingWith("broken died at the start")
        .hasMessageContaining("no such key");
  }

  @Test
  void handsDownNoVariableButTheFewThatEveryProgramNeeds() {
    Program printer = program("printer", "env; sleep 60", "1");
    Running running = launcher.ensure(printer).running();
    Readiness.await(launcher, running, Duration.ofSeconds(5), () -> saidSomething("printer"));
    assertThat(LogTail.of(state.log("printer")))
        .allMatch(line -> line.matches("(PATH|HOME|LANG|TZ|TMPDIR|PWD|SHLVL|_|GIVEN)=.*"))
        .contains("GIVEN=1");
  }

  private boolean saidSomething(String name) {
    try {
      return Files.size(state.log(name)) > 0;
    } catch (java.io.IOException e) {
      return false;
    }
  }

  private Program program(String name, String script, String edition) {
    return new Program(
        name,
        List.of("/bin/sh", "-c", script),
        Map.of("GIVEN", "1"),
        folder,
        StopSignal.TERM,
        edition);
  }
}
