package dev.parley.retention.destruction;

import dev.parley.retention.bucket.Bucket;
import dev.parley.retention.canary.Probe;

/// A bucket whose time has come by the database's clock; making a plan changes nothing.
public record Plan(Bucket bucket, Probe probe) {}
