package dev.parley.gateway.ratelimit.patience;

import dev.parley.gateway.form.RequestTurns;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
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
  private boolean heard;
  private long room;

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
    if (!heard) {
      heard = true;
      RequestTurns.watch(context.pipeline());
    }
    if (inWork == 0 && deadline == null) {
      begin(context);
    }
    if (inWork > 0 && tooMuch(bytes)) {
      ReferenceCountUtil.release(bytes);
      drop(context);
      return;
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

  /// @param longest how many bytes may come before the answer is sent: a body, and what is asked
  ///   ahead. The listener queues requests without end.
  void headRead(long longest) {
    inWork++;
    room = longest;
    end();
  }

  private boolean tooMuch(Object bytes) {
    room -= bytes instanceof ByteBuf buffer ? buffer.readableBytes() : 0;
    return room < 0;
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
