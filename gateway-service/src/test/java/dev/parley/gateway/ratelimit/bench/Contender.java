package dev.parley.gateway.ratelimit.bench;

import dev.parley.gateway.ratelimit.LimitKeys;

/// Something that decides.
interface Contender {
  /// @return how many were admitted
  int ask(LimitKeys[] requests);
}
