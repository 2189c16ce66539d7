package dev.parley.gateway.admin;

import dev.parley.gateway.record.DecisionLog;
import dev.parley.gateway.record.DecisionRecord;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/// `GET /admin/admission/records`: what the gates decided last.
final class RecordsDesk {
  private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,3}");
  private static final String USUAL = "100";

  private final DecisionLog log;

  RecordsDesk(DecisionLog log) {
    this.log = log;
  }

  void answer(RoutingContext context) {
    var given = context.queryParams();
    var limit = given.contains("limit") ? given.get("limit") : USUAL;
    if (given.entries().size() > (given.contains("limit") ? 1 : 0)) {
      Answers.malformed(context, "limit alone is asked for, once");
    } else if (!LIMIT.matcher(limit).matches()) {
      Answers.malformed(context, "limit is a number from 1 to 9999");
    } else {
      Answers.later(
          context, () -> json(Integer.parseInt(limit)), body -> Answers.json(context, body));
    }
  }

  private JsonObject json(int limit) {
    var held = log.content();
    var records = new JsonArray();
    held.stream().limit(limit).map(RecordsDesk::json).forEach(records::add);
    return new JsonObject()
        .put("held", held.size())
        .put("refused", log.refused())
        .put("records", records);
  }

  static JsonObject json(DecisionRecord decision) {
    return new JsonObject()
        .put("at", decision.at().toString())
        .put("gate", decision.gate())
        .put("rule", decision.rule())
        .put("outcome", decision.outcome())
        .put("site", ExplainDesk.text(decision.site()))
        .put("prefix", ExplainDesk.text(decision.prefix()))
        .put("country", ExplainDesk.text(decision.country()))
        .put("asn", ExplainDesk.number(decision.asn()))
        .put("use", decision.use());
  }
}
