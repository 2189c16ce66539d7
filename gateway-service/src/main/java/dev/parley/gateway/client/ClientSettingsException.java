package dev.parley.gateway.client;

/// `parley.client` says what must not be served: why, in one line for whoever starts the service.
public final class ClientSettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ClientSettingsException(String reason) {
    super(reason);
  }
}
