package dev.parley.platform.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// What a program holds of the machine's memory, from the kernel's own count.
public final class Memory {

  private Memory() {}

  /// Resident bytes of the program, plus its children's share: pages that children have in common,
  /// such as PostgreSQL's buffers, are not counted again for each of them.
  public static OptionalLong resident(Running running) {
    return running
        .handle()
        .map(handle ->
            OptionalLong.of(
                field(handle.pid(), "status", "VmRSS:")
                    + handle
                        .descendants()
                        .mapToLong(child -> field(child.pid(), "smaps_rollup", "Pss:"))
                        .sum()))
        .orElse(OptionalLong.empty());
  }

  private static long field(long pid, String file, String name) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
