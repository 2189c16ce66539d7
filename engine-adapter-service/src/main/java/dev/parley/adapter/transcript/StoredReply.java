package dev.parley.adapter.transcript;

/// A reply as it was given. Never prints its text.
///
/// @param outcome the word of the wire
/// @param memory what the engine wants to be told again at the next turn
public record StoredReply(String text, String outcome, String memory) {
  @Override
  public String toString() {
    return "StoredReply[hidden]";
  }
}
