package dev.parley.adapter.sealing;

/// What a visitor wrote, as it was in the frame: opened, not yet looked at. Never prints its text.
///
/// @param text 1 to 4,000 code points
/// @param language `en`, `de` or `ar`
public record VisitorMessage(String text, String language) {
  @Override
  public String toString() {
    return "VisitorMessage[hidden]";
  }
}
