package dev.parley.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;

/// The CPU time that a process has used, with that of the processes it has started.
///
/// @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
public final class Cpu {

  /// `USER_HZ`, which Linux keeps at 100 for whoever reads.
  private static final int TICKS_A_SECOND = 100;

  /// After the name in brackets: `utime` is the 12th field, `stime` the 13th.
  private static final int USER_TIME = 11;

  private static final int SYSTEM_TIME = 12;

  private Cpu() {}

  /// To ten milliseconds; in user and in system mode.
  public static Duration of(long pid) {
    var children =
        ProcessHandle.of(pid).stream()
            .flatMap(ProcessHandle::descendants)
            .mapToLong(ProcessHandle::pid);
    return Duration.ofMillis(
        LongStream.concat(LongStream.of(pid), children).map(Cpu::ticks).sum()
            * (1_000 / TICKS_A_SECOND));
  }

  private static long ticks(long pid) {
    try {
      return ticks(Files.readString(Path.of("/proc", Long.toString(pid), "stat")));
    } catch (IOException gone) {
      return 0;
    }
  }

  static long ticks(String stat) {
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
  }
}
