package dev.parley.adapter.middleware;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/// Reads a refusal of the middleware.
public class MiddlewareProblems implements ResponseExceptionMapper<MiddlewareRefusedException> {

  @Override
  public MiddlewareRefusedException toThrowable(Response response) {
    return new MiddlewareRefusedException(response.getStatus(), problem(response));
  }

  private static JsonObject problem(Response response) {
    try {
      var body = response.readEntity(String.class);
      return body == null || body.isBlank() ? new JsonObject() : new JsonObject(body);
    } catch (DecodeException | IllegalStateException noProblem) {
      return new JsonObject();
    }
  }
}
