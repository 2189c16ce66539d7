package dev.parley.gateway.ratelimit.patience;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.util.ReferenceCountUtil;

/// Waits on a connection of a proxy of ours for the word whose it is, the PROXY protocol's, and
/// closes it where that visitor has as many as they may. A handshake comes after it.
///
/// All calls come on the connection's event loop.
final class ToldWatch extends ChannelInboundHandlerAdapter {
  private final ConnectionGate gate;

  ToldWatch(ConnectionGate gate) {
    this.gate = gate;
  }

  /// By the first bytes what reads the protocol stands, on a listener that expects it; on any other
  /// there is nothing to wait for.
  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    var pipeline = context.pipeline();
    var decoder = pipeline.context(HAProxyMessageDecoder.class);
    if (decoder != null) {
      pipeline.addAfter(decoder.name(), null, new Listener());
    }
    pipeline.remove(this);
    context.fireChannelRead(bytes);
  }

  private final class Listener extends ChannelInboundHandlerAdapter {
    private boolean full;

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
      if (!full && read instanceof HAProxyMessage message) {
        var lease = gate.told(message.sourceAddress());
        if (lease.isPresent()) {
          context.channel().closeFuture().addListener(closed -> lease.get().close());
          context.pipeline().remove(this);
          context.fireChannelRead(read);
          return;
        }
        full = true;
        var _ = context.close();
      }
      // What came with the word of a connection that is closed.
      ReferenceCountUtil.release(read);
    }
  }
}
