package dev.parley.gateway.replay;

import dev.parley.gateway.record.KeyedPrefix;

/// One scope's access list as it would be asked.
interface ScopedList {
  Proposed ask(KeyedPrefix recorded);
}
