package dev.parley.gateway.acl.list;

/// What a text turned out to be: a list, or the first thing wrong with it.
public sealed interface ParsedList {

  record Compiled(AccessList list) implements ParsedList {}

  /// @param line from 1; 0 when it is about the text as a whole
  record Wrong(int line, String reason) implements ParsedList {}
}
