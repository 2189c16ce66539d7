package dev.parley.gateway.form;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpResponseEncoder;

/// Puts a [RequestGate] behind the codec of a connection, which comes late: after the word of a
/// proxy, and after the handshake of TLS.
public final class RequestTurns extends ChannelInboundHandlerAdapter {
  /// The proxy's word, the handshake, and the choice of the protocol.
  private static final int MOST_STEPS = 4;

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
    if (encoder != null) {
      pipeline.addAfter(encoder.name(), null, new RequestGate());
    } else if (steps < MOST_STEPS) {
      pipeline.addLast(new RequestTurns(steps + 1));
    }
  }

  /// What was in front has read its part, and the next stands.
  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    place(context.pipeline(), steps);
    context.fireChannelRead(bytes);
    context.pipeline().remove(this);
  }
}
