package dev.parley.gateway.ratelimit.patience;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/// Stands on a listener, before anything is made for a connection that it accepts: one too many
/// costs no more than its closing, and no handshake.
final class AcceptWatch extends ChannelInboundHandlerAdapter {

  @Override
  public void channelRead(ChannelHandlerContext context, Object accepted) {
    var gate = PatientChannels.gate();
    if (gate == null
        || !(accepted instanceof Channel connection)
        || !gate.counts(context.channel().localAddress())) {
      context.fireChannelRead(accepted);
      return;
    }
    var lease = gate.open(connection.remoteAddress());
    if (lease.isEmpty()) {
      connection.unsafe().closeForcibly();
      return;
    }
    connection.closeFuture().addListener(closed -> lease.get().close());
    if (gate.mayBeTold(connection.remoteAddress())) {
      connection.pipeline().addFirst(new ToldWatch(gate));
    }
    context.fireChannelRead(connection);
  }
}
