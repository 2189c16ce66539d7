package dev.parley.adapter.turn;

/// A reply to read, and the chunk to begin with.
record Reading(ReplyStream reply, int from) {}
