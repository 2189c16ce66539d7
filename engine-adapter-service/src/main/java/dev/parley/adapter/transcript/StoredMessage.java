package dev.parley.adapter.transcript;

/// A visitor's message as it passed the guard. Never prints its text.
public record StoredMessage(String text, String language) {
  @Override
  public String toString() {
    return "StoredMessage[hidden]";
  }
}
