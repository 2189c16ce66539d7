package dev.parley.retention.certificate;

import dev.parley.kernel.id.BucketId;
import java.time.Instant;
import java.util.UUID;

/// A filed certificate.
///
/// @param number its place in the chain, 1 for the first
/// @param statement compact JWS (RFC 7515), `typ` `parley-destruction+jwt`
public record Certificate(
    UUID id, long number, BucketId bucket, Instant issuedAt, String statement) {}
