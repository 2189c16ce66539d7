package dev.parley.gateway.ratelimit.patience;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Closes a connection on which the head of a request takes too long. It sees bytes only, whatever
/// is spoken over them, and is told by [Patience] when a head was read and when its answer was
/// sent.
///
/// All calls come on the connection's event loop.
final class HeadWatch extends ChannelInboundHandlerAdapter {
  private final long millis;
  private @Nullable ScheduledFuture<?> deadline;
  private int inWork;

  HeadWatch(long millis) {
    this.millis = millis;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    begin(context);
    context.fireChannelActive();
  }

  /// Bytes with no request in work begin the next head.
  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    if (inWork == 0 && deadline == null) {
      begin(context);
    }
    context.fireChannelRead(bytes);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    end();
    context.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    end();
  }

  void headRead() {
    inWork++;
    end();
  }

  void answered() {
    inWork--;
  }

  private void begin(ChannelHandlerContext context) {
    deadline = context.executor().schedule(() -> drop(context), millis, TimeUnit.MILLISECONDS);
  }

  private static void drop(ChannelHandlerContext context) {
    var _ = context.close();
  }

  private void end() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }
}
