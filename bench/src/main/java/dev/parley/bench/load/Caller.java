package dev.parley.bench.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// One connection that asks again and again, and is opened anew where it was closed.
final class Caller implements AnswerListener {

  /// Says whether and what a caller asks next.
  @FunctionalInterface
  interface Next {
    /// @return null when it is to ask no more for now
    byte @Nullable [] request();
  }

  private final Wires wires;
  private final InetAddress from;
  private final InetSocketAddress to;
  private final Next next;
  private final Tally tally;
  private @Nullable Wire wire;
  private long began;
  private boolean waiting;

  Caller(Wires wires, InetAddress from, InetSocketAddress to, Next next, Tally tally) {
    this.wires = wires;
    this.from = from;
    this.to = to;
    this.next = next;
    this.tally = tally;
  }

  /// Asks at once, unless an answer is still awaited.
  void ask() {
    if (!waiting) {
      ask(System.nanoTime());
    }
  }

  private void ask(long now) {
    var request = next.request();
    if (request == null) {
      return;
    }
    began = now;
    waiting = true;
    var open = wire;
    if (open == null) {
      open = wires.open(from, to, this);
      wire = open;
    }
    open.send(request);
  }

  boolean waits() {
    return waiting;
  }

  @Override
  public void ended(int status, boolean reusable) {
    var now = System.nanoTime();
    tally.answered(status, now - began);
    waiting = false;
    if (!reusable) {
      close();
    }
    ask(now);
  }

  @Override
  public void broken(String cause) {
    wire = null;
    if (waiting) {
      tally.broke();
      waiting = false;
      ask(System.nanoTime());
    }
  }

  private void close() {
    var open = wire;
    wire = null;
    if (open != null) {
      open.close();
    }
  }
}
