package dev.parley.adapter.turn;

import dev.parley.kernel.id.ConversationId;
import dev.parley.kernel.id.Turn;

/// One turn of one conversation.
record TurnId(ConversationId conversation, Turn turn) {}
