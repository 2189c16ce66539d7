package dev.parley.gateway.admin;

import io.vertx.core.json.JsonObject;

/// The limits as they stand: the table, and where its counts are kept now. No key of a visitor.
public interface LimitsView {

  /// Never waits.
  JsonObject state();
}
