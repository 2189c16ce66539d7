package dev.parley.adapter.guard;

/// A message the guard has passed. Only [Guard] can make one. Never prints its text.
public final class InspectedMessage {
  private final String text;
  private final String language;

  InspectedMessage(String text, String language) {
    this.text = text;
    this.language = language;
  }

  public String text() {
    return text;
  }

  /// `en`, `de` or `ar`.
  public String language() {
    return language;
  }

  @Override
  public String toString() {
    return "InspectedMessage[hidden]";
  }
}
