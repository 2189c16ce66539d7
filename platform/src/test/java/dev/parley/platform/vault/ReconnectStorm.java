package dev.parley.platform.vault;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/// Clients that open session after session and hold on to them.
final class ReconnectStorm implements AutoCloseable {

  interface Door {
    Connection open() throws SQLException;
  }

  private static final int HELD = 20;

  private final AtomicBoolean over = new AtomicBoolean();
  private final List<Connection> held = new CopyOnWriteArrayList<>();
  private final List<Thread> clients = new ArrayList<>();

  ReconnectStorm(Door door, int count) {
    for (int i = 0; i < count; i++) {
      clients.add(Thread.ofPlatform().start(() -> reconnect(door, HELD / count)));
    }
  }

  void awaitConnections(int count) {
    while (held.size() < count) {
      Servers.pause();
    }
  }

  /// How many sessions are still alive a moment after the last was opened.
  long stop() throws InterruptedException {
    Servers.pause();
    over.set(true);
    for (Thread client : clients) {
      client.join();
    }
    return held.stream().filter(ReconnectStorm::answers).count();
  }

  private void reconnect(Door door, int most) {
    var own = new ArrayList<Connection>();
    while (!over.get()) {
      try {
        Connection connection = door.open();
        held.add(connection);
        own.add(connection);
        if (own.size() > most) {
          Connection oldest = own.removeFirst();
          held.remove(oldest);
          oldest.close();
        }
      } catch (SQLException e) {
        Thread.onSpinWait();
      }
    }
  }

  private static boolean answers(Connection connection) {
    try (var query = connection.createStatement()) {
      return query.execute("SELECT 1");
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() throws SQLException {
    over.set(true);
    for (Connection connection : held) {
      connection.close();
    }
  }
}
