package dev.parley.gateway.acl;

import dev.parley.gateway.acl.list.AccessList;

/// What is in force of one source.
sealed interface Standing {
  Standing NOTHING = new Held(AccessList.EMPTY);

  record Held(AccessList list) implements Standing {}

  /// Denies everyone.
  record Unreadable(String reason) implements Standing {}
}
