package dev.parley.retention.bucket;

import java.util.Locale;

/// As the table `bucket` writes them, in lower case.
public enum BucketState {
  OPEN,
  DESTROYING,
  DESTROYED;

  static BucketState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
