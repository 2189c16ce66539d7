package dev.parley.gateway.acl;

/// What became of an operator's list.
public sealed interface Replacement {

  /// In force.
  ///
  /// @param lasting whether it outlives this process
  record Replaced(int entries, boolean lasting) implements Replacement {}

  /// Nothing changed.
  ///
  /// @param line from 1; 0 when it is about the text as a whole
  record Refused(int line, String reason) implements Replacement {}
}
