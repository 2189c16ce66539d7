package dev.parley.retention.destruction;

/// Why a destruction did not go on; it is tried again until it does.
public enum Refusal {
  PROBE_DOES_NOT_OPEN("probe.does-not-open"),
  KEY_STILL_THERE("key.still-there"),
  KEY_STILL_SEALS("key.still-seals"),
  PROBE_STILL_OPENS("probe.still-opens"),
  CHAIN_MOVED("certificate.chain-moved");

  private final String code;

  Refusal(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}
