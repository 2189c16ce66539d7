package dev.parley.gateway.edge;

/// `parley.edge` says what must not be served: why, in one line for whoever starts the service.
public final class EdgeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EdgeException(String reason) {
    super(reason);
  }
}
