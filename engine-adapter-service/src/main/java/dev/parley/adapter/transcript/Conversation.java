package dev.parley.adapter.transcript;

import dev.parley.adapter.sealing.key.KeyDigest;
import dev.parley.kernel.id.ConversationId;
import dev.parley.kernel.id.SiteId;

/// Whose words are kept: the conversation, the key it is bound to, and the ticket to show the
/// middleware. Never prints the ticket.
public record Conversation(SiteId site, ConversationId id, KeyDigest key, String ticket) {
  @Override
  public String toString() {
    return "Conversation[" + id + "]";
  }
}
