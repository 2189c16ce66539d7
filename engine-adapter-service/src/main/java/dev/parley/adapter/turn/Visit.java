package dev.parley.adapter.turn;

import dev.parley.adapter.routing.Rung;
import dev.parley.adapter.sealing.key.KeyDigest;
import dev.parley.adapter.transcript.Conversation;
import dev.parley.kernel.id.ConversationId;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.id.Turn;
import dev.parley.kernel.identity.Ticket;

/// Who is here: the ticket, checked, and as it was signed to be shown on; and what the answer may
/// cost. Never prints the signed form.
record Visit(Ticket ticket, String signed, Rung rung) {
  SiteId site() {
    return ticket.site();
  }

  ConversationId conversation() {
    return ticket.conversation();
  }

  TurnId turn(Turn turn) {
    return new TurnId(conversation(), turn);
  }

  Conversation keptUnder(KeyDigest key) {
    return new Conversation(site(), conversation(), key, signed);
  }

  @Override
  public String toString() {
    return "Visit[" + conversation() + "]";
  }
}
