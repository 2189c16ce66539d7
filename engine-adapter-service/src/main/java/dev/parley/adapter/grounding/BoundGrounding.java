package dev.parley.adapter.grounding;

import dev.parley.adapter.engine.Grounding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// Makes a grounding for one turn.
@ApplicationScoped
public class BoundGrounding {
  private final QuestionDesk desk;

  @Inject
  BoundGrounding(@RestClient QuestionApi desk) {
    this((QuestionDesk) desk);
  }

  public BoundGrounding(QuestionDesk desk) {
    this.desk = desk;
  }

  /// @param ticket the conversation's, as the gateway signed it
  public Grounding to(String ticket) {
    return new MiddlewareGrounding(desk, ticket);
  }
}
