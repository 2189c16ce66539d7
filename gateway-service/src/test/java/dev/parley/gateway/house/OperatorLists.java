package dev.parley.gateway.house;

import dev.parley.gateway.acl.AdminEntries;
import dev.parley.gateway.acl.Replacement;
import dev.parley.gateway.acl.Scope;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The operators' access lists, as a test writes them.
public record OperatorLists(AdminEntries entries) {
  public Replacement replace(Scope scope, String text) {
    return entries.replace(scope, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  public boolean remove(Scope scope) {
    return entries.remove(scope);
  }
}
