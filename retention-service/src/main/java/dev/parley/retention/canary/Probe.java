package dev.parley.retention.canary;

/// A random value sealed under a bucket's key (Vault's form, `vault:v1:...`).
public record Probe(String sealed) {}
