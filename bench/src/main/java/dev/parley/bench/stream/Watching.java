package dev.parley.bench.stream;

import dev.parley.bench.process.Proxy;
import dev.parley.bench.report.Median;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// One way to the streams, round by round.
final class Watching {
  private final String name;
  private final InetSocketAddress address;
  private final Supplier<Duration> cpu;
  private final List<Double> micros = new ArrayList<>();
  private final List<Double> firstFrame = new ArrayList<>();
  private final List<Double> late = new ArrayList<>();
  private int dropped;
  private int cut;

  Watching(String name, InetSocketAddress address, Supplier<Duration> cpu) {
    this.name = name;
    this.address = address;
    this.cpu = cpu;
  }

  static Watching of(Proxy proxy) {
    return new Watching(proxy.name(), proxy.address(), proxy::cpu);
  }

  String name() {
    return name;
  }

  void warmUp(List<byte[]> requests, int frames) {
    var _ = Streams.watch(address, requests, frames);
  }

  void round(List<byte[]> requests, int frames) {
    var before = cpu.get();
    var watched = Streams.watch(address, requests, frames);
    var used = cpu.get().minus(before);
    micros.add(used.toNanos() / 1_000.0 / Math.max(1, watched.frames()));
    firstFrame.add(watched.firstFrame());
    late.add(watched.late(99));
    dropped += requests.size() * frames - watched.frames();
    cut += watched.cut();
  }

  /// CPU time a frame, microseconds.
  double micros() {
    return Median.of(micros);
  }

  /// The median of medians, milliseconds.
  double firstFrame() {
    return Median.of(firstFrame);
  }

  /// What 99 of 100 frames took from end to end, milliseconds.
  double late() {
    return Median.of(late);
  }

  double dropped() {
    return dropped;
  }

  /// Streams refused or cut, in all rounds.
  int cut() {
    return cut;
  }
}
