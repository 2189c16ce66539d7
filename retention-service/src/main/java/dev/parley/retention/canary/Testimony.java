package dev.parley.retention.canary;

/// What a witness says of a probe.
///
/// @param reason in the witness's words, for the certificate
public record Testimony(boolean opens, String reason) {}
