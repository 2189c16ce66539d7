package dev.parley.gateway.geofence;

/// What a database is asked for.
public enum DatabaseKind {
  COUNTRY("country"),
  ASN("asn");

  private final String label;

  DatabaseKind(String label) {
    this.label = label;
  }

  /// As logs, metrics and settings call it.
  String label() {
    return label;
  }

  /// The setting that names its file.
  public String setting() {
    return "parley.geofence." + label + "-database";
  }

  /// Whether a record says anything of that kind.
  boolean knows(Entry entry) {
    return switch (this) {
      case COUNTRY -> entry.place().country().isPresent();
      case ASN -> entry.place().asn().isPresent();
    };
  }
}
