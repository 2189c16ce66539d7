package dev.parley.adapter.transcript;

import dev.parley.kernel.id.Turn;
import java.util.Optional;

/// One turn as it is kept: the message and, once it was stored, the reply.
public record KeptTurn(Turn turn, StoredMessage message, Optional<StoredReply> reply) {}
