package dev.parley.gateway.ratelimit.patience;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ServerChannel;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/// Puts a watch on every listener, before a connection is made of what it accepts, and on every
/// connection, before anything is read from it. Found by Netty as a service where
/// `io.netty.bootstrap.extensions` is `serviceload`; before settings are known it does nothing.
@RegisterForReflection
public final class PatientChannels extends ChannelInitializerExtension {
  private static volatile long headMillis;
  private static volatile @Nullable ConnectionGate gate;
  private static volatile boolean found;

  private static final String FOUND_BY = "serviceload";

  /// To be called before anything opens a connection: Netty looks once.
  public static void install() {
    System.setProperty(EXTENSIONS_SYSTEM_PROPERTY, FOUND_BY);
  }

  static boolean installed() {
    return FOUND_BY.equals(System.getProperty(EXTENSIONS_SYSTEM_PROPERTY));
  }

  /// @param millis for a head; 0 for any time
  static void allow(long millis) {
    headMillis = millis;
  }

  /// Whether Netty has found this, to be asked when a listener is open.
  public static boolean found() {
    return found;
  }

  /// @param counted what every listener asks from now on
  public static void guard(ConnectionGate counted) {
    gate = counted;
  }

  /// Undoes it, where no other came after it.
  public static void leave(ConnectionGate counted) {
    if (counted.equals(gate)) {
      gate = null;
    }
  }

  static @Nullable ConnectionGate gate() {
    return gate;
  }

  @Override
  public void postInitializeServerListenerChannel(ServerChannel listener) {
    found = true;
    listener.pipeline().addFirst(new AcceptWatch());
  }

  @Override
  public void postInitializeServerChildChannel(Channel channel) {
    var millis = headMillis;
    if (millis > 0) {
      channel.pipeline().addFirst(new HeadWatch(millis));
    }
  }
}
