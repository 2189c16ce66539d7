package dev.parley.bench.stream;

import dev.parley.bench.load.AnswerListener;
import dev.parley.bench.upstream.Frame;
import java.nio.ByteBuffer;

/// Reads one stream to its end.
final class StreamCaller implements AnswerListener {
  private static final int OK = 200;

  private final Watched watched;
  private final int wanted;
  private final EventReader events = new EventReader();
  private final long began = System.nanoTime();
  private int frames;
  private boolean over;

  StreamCaller(Watched watched, int wanted) {
    this.watched = watched;
    this.wanted = wanted;
  }

  @Override
  public void body(ByteBuffer part) {
    events.read(part, this::heard);
  }

  private void heard(String event) {
    var now = System.nanoTime();
    var frame = Frame.read(event);
    if (frame.number() != frames) {
      throw new IllegalStateException("frame " + frame.number() + " came as number " + frames);
    }
    if (frames == 0) {
      watched.first(now - began);
    }
    frames++;
    watched.frame(now - frame.nanos());
  }

  @Override
  public void ended(int status, boolean reusable) {
    end(status == OK && frames == wanted);
  }

  @Override
  public void broken(String cause) {
    end(false);
  }

  private void end(boolean whole) {
    if (!over) {
      over = true;
      watched.end(whole);
    }
  }
}
