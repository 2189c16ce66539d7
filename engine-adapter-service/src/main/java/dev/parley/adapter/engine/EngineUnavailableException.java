package dev.parley.adapter.engine;

/// The engine cannot answer now (`engine.unavailable`). Its message never holds a visitor's words.
public final class EngineUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public EngineUnavailableException(String message) {
    super(message);
  }

  public EngineUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
