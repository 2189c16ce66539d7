package dev.parley.adapter.sealing;

import dev.parley.kernel.id.Turn;

/// A frame that opened: the message, its turn, and the conversation's key for what is sealed back.
public record Opened(Turn turn, VisitorMessage message, ConversationKey key) {}
