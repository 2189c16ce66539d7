package dev.parley.gateway.form;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Queue;

/// Lets one request after the other through, HTTP/1.0 and HTTP/1.1 alone.
///
/// Another version is refused as malformed, and nothing more is heard: the platform would answer
/// 501 in the version of the request, before anything of ours is asked. And what is asked ahead
/// waits here: where a connection ends while half a request waits in the platform's own queue, the
/// answer before it is never told, and its stream would count for ever.
final class RequestGate extends ChannelDuplexHandler {
  private final Queue<Object> waiting = new ArrayDeque<>();
  private boolean over;
  private boolean inWork;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (over) {
      ReferenceCountUtil.release(message);
    } else if (!waiting.isEmpty() || (inWork && message instanceof HttpRequest)) {
      waiting.add(message);
    } else {
      pass(context, message);
    }
  }

  private void pass(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      inWork = true;
      over = strange(request.protocolVersion());
      context.fireChannelRead(over ? refused(request) : message);
    } else {
      context.fireChannelRead(message);
    }
  }

  private static HttpRequest refused(HttpRequest request) {
    var refused =
        new DefaultHttpRequest(
            HttpVersion.HTTP_1_1, request.method(), request.uri(), request.headers());
    refused.setDecoderResult(
        DecoderResult.failure(new IllegalArgumentException("another version of HTTP")));
    return refused;
  }

  /// The platform knows its two by what they are, not by what they say.
  @SuppressWarnings("ReferenceEquality")
  private static boolean strange(HttpVersion version) {
    return version != HttpVersion.HTTP_1_1 && version != HttpVersion.HTTP_1_0;
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    var last = ends(message);
    var _ = context.write(message, promise);
    if (last) {
      inWork = false;
      if (!waiting.isEmpty()) {
        // The platform has not yet closed its books on the answer.
        context.executor().execute(() -> next(context));
      }
    }
  }

  private static boolean ends(Object message) {
    return message instanceof LastHttpContent
        && !(message instanceof HttpResponse answer
            && answer.status().codeClass() == HttpStatusClass.INFORMATIONAL);
  }

  private void next(ChannelHandlerContext context) {
    while (!waiting.isEmpty() && !(inWork && waiting.peek() instanceof HttpRequest)) {
      var message = waiting.remove();
      if (over) {
        ReferenceCountUtil.release(message);
      } else {
        pass(context, message);
      }
    }
    context.fireChannelReadComplete();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    forget();
    context.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    forget();
  }

  private void forget() {
    over = true;
    waiting.forEach(ReferenceCountUtil::release);
    waiting.clear();
  }
}
