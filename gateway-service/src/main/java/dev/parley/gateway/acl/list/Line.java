package dev.parley.gateway.acl.list;

/// What stands next in a text.
sealed interface Line {
  Line END = new End();

  record Text(String content) implements Line {}

  record Malformed(String reason) implements Line {}

  record End() implements Line {}
}
