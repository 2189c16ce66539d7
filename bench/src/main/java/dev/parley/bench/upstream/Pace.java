package dev.parley.bench.upstream;

/// How a stream goes.
///
/// @param everyMillis between two frames
/// @param frames in the whole stream
/// @param frameBytes of one frame's padding
public record Pace(int everyMillis, int frames, int frameBytes) {
  public Pace withFrames(int other) {
    return new Pace(everyMillis, other, frameBytes);
  }
}
