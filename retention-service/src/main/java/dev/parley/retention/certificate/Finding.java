package dev.parley.retention.certificate;

import java.time.Instant;

/// One thing that was done or shown on the way, when by the database's clock, and what was seen.
public record Finding(String what, Instant at, String note) {}
