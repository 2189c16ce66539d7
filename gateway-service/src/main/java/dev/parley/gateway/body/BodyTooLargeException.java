package dev.parley.gateway.body;

/// More came than is allowed.
public final class BodyTooLargeException extends Exception {
  private static final long serialVersionUID = 1L;

  BodyTooLargeException(int limit) {
    super("longer than " + limit + " bytes");
  }
}
