package dev.parley.gateway.refusal;

import io.vertx.ext.web.RoutingContext;

/// Whether a request has ended, however it did.
///
/// Over HTTP/2 a stream that breaks hears of it before its response calls itself closed, and who
/// asks to be told of the end between the two never is. So this is to be made before anything is
/// waited for. It belongs to one event loop.
public final class Ending {
  private final RoutingContext context;
  private boolean reached;

  private Ending(RoutingContext context) {
    this.context = context;
  }

  public static Ending of(RoutingContext context) {
    var ending = new Ending(context);
    var _ = context.addEndHandler(ended -> ending.reached = true);
    return ending;
  }

  public boolean reached() {
    return reached || context.response().closed();
  }
}
