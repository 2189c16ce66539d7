package dev.parley.bench.process;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// How a JVM is run here: with a service's bounds of memory, but with both compilers. What the
/// launcher gives a service for a quick start on a developer's machine would only cost CPU time.
public final class Jvm {
  private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xmx128m", "-Xss512k");

  private Jvm() {}

  public static List<String> command(List<String> what) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return Stream.of(List.of(java), FLAGS, what).flatMap(List::stream).toList();
  }
}
