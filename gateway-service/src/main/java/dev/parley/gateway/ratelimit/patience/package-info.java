/// How long we wait for a client that is slow on purpose: for the head of a request and for its
/// body. Idle connections are the listener's own setting (`quarkus.http.idle-timeout`).
///
/// A client that drips one byte at a time is never idle, so each part has a time for the whole. And
/// how many connections are kept for anybody: one too many is closed before it costs anything.
@NullMarked
package dev.parley.gateway.ratelimit.patience;

import org.jspecify.annotations.NullMarked;
