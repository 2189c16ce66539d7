package dev.parley.gateway.badinput;

import dev.parley.gateway.house.Visitor;
import dev.parley.testing.badinput.Wire;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A well-behaved visitor beside those that are not: sends frames, and what comes back names the
/// conversation that was asked, one of its own each time.
final class Neighbour implements AutoCloseable {
  private static final String MARK = "ca7a9100";

  private final URI gateway;
  private final String session;
  private final List<String> wrong = new ArrayList<>();
  private final CountDownLatch settled = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean over;
  private int answered;

  /// Has been answered once when this returns, or will complain.
  Neighbour(URI gateway, String session) throws InterruptedException {
    this.gateway = gateway;
    this.session = session;
    this.thread = Thread.ofVirtual().start(this::talk);
    var _ = settled.await(10, TimeUnit.SECONDS);
  }

  /// Whether bytes hold something of a neighbour's.
  static boolean isHeardIn(String bytes) {
    return bytes.contains(MARK);
  }

  private void talk() {
    try (var wire = new Wire(gateway)) {
      while (!over) {
        var conversation = MARK + UUID.randomUUID().toString().substring(8);
        var length = 1 + answered % 2_000;
        var talk = wire.send(frame(conversation, length)).until(answered + 1);
        var mine = "/v1/conversations/" + conversation + "/messages " + length;
        if (talk.closed()
            || talk.answers().size() != answered + 1
            || !talk.answers().getLast().body().contains(mine)) {
          wrong.add("after %d wanted %s, heard %s".formatted(answered, mine, talk));
          return;
        }
        answered++;
        settled.countDown();
      }
    } catch (IOException | RuntimeException broken) {
      wrong.add(broken.toString());
    }
  }

  private byte[] frame(String conversation, int length) {
    return BadInputHouse.request(
        "POST /v1/conversations/" + conversation + "/messages",
        "Origin: "
            + Visitor.ORIGIN
            + "\r\nAuthorization: Bearer "
            + session
            + "\r\nContent-Type: "
            + Visitor.FRAME
            + "\r\n",
        "x".repeat(length).getBytes(StandardCharsets.US_ASCII));
  }

  /// What it had to complain of, when it is sent home.
  List<String> complaints() throws InterruptedException {
    over = true;
    thread.join();
    return answered == 0 && wrong.isEmpty() ? List.of("never answered") : wrong;
  }

  @Override
  public void close() {
    over = true;
  }
}
