package dev.parley.gateway.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.kernel.problem.Problem;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;

/// What the gateway's answers are held to.
public final class Answers {
  private Answers() {}

  /// That it is the problem of that code, and says so as RFC 9457 has it.
  public static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue(Problem.MEDIA_TYPE);
    assertThat(new JsonObject(answer.body()).getString("code")).isEqualTo(code);
  }
}
