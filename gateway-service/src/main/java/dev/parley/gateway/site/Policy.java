package dev.parley.gateway.site;

import java.util.Arrays;
import java.util.Optional;

/// What a site says of who may speak to it, each in a file beside `site.yaml` that its own room
/// reads.
public enum Policy {
  ACCESS_LIST("access-list", "access-list.txt"),
  GEOFENCE("geofence", "geofence.yaml");

  private final String label;
  private final String file;

  Policy(String label, String file) {
    this.label = label;
    this.file = file;
  }

  /// Its name in `policies`.
  public String label() {
    return label;
  }

  public String file() {
    return file;
  }

  public static Optional<Policy> named(String label) {
    return Arrays.stream(values()).filter(policy -> policy.label.equals(label)).findAny();
  }
}
