package dev.parley.gateway.form;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpResponseEncoder;

/// Puts a [RequestGate] behind the codec of a connection, which comes late: after the word of a
/// proxy, and after the handshake of TLS.
///
/// A connection that may still become HTTP/2 by `Upgrade` is left alone: a gate would wait there
/// for answers in a protocol that has gone. The visitors' listener takes no upgrade; that of the
/// management does.
public final class RequestTurns extends ChannelInboundHandlerAdapter {
  /// The proxy's word, the handshake, and the choice of the protocol.
  private static final int MOST_STEPS = 4;

  /// The platform's name for what follows an upgrade.
  private static final String UPGRADE = "h2c";

  private final int steps;

  private RequestTurns(int steps) {
    this.steps = steps;
  }

  /// To be called on the connection's event loop, before its first bytes are read.
  public static void watch(ChannelPipeline pipeline) {
    place(pipeline, 0);
  }

  private static void place(ChannelPipeline pipeline, int steps) {
    var encoder = pipeline.context(HttpResponseEncoder.class);
    if (encoder != null && pipeline.get(UPGRADE) != null) {
      return;
    }
    if (encoder != null) {
      pipeline.addAfter(encoder.name(), null, new RequestGate());
    } else if (steps < MOST_STEPS) {
      pipeline.addLast(new RequestTurns(steps + 1));
    }
  }

  /// What was in front has read its part, and the next stands. This leaves before it passes on: an
  /// upgrade clears the pipeline as it goes.
  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    place(context.pipeline(), steps);
    context.pipeline().remove(this);
    context.fireChannelRead(bytes);
  }
}
