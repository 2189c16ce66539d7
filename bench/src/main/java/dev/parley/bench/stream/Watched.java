package dev.parley.bench.stream;

import org.HdrHistogram.Histogram;

/// What was seen of many streams.
final class Watched {
  private static final long LONGEST_MICROS = 60_000_000;
  private static final int DIGITS = 3;
  private static final int MEDIAN = 50;

  private final Histogram first = new Histogram(LONGEST_MICROS, DIGITS);
  private final Histogram late = new Histogram(LONGEST_MICROS, DIGITS);
  private int frames;
  private int ended;
  private int cut;

  void first(long nanos) {
    first.recordValue(micros(nanos));
  }

  void frame(long nanos) {
    frames++;
    late.recordValue(micros(nanos));
  }

  void end(boolean whole) {
    ended++;
    cut += whole ? 0 : 1;
  }

  int frames() {
    return frames;
  }

  int ended() {
    return ended;
  }

  /// Streams that were refused, or ended before their last frame.
  int cut() {
    return cut;
  }

  /// From the request to the first frame, the median, milliseconds.
  double firstFrame() {
    return first.getValueAtPercentile(MEDIAN) / 1_000.0;
  }

  /// From writing a frame to reading it, milliseconds.
  double late(double percent) {
    return late.getValueAtPercentile(percent) / 1_000.0;
  }

  private static long micros(long nanos) {
    return Math.clamp(nanos / 1_000, 0, LONGEST_MICROS);
  }
}
