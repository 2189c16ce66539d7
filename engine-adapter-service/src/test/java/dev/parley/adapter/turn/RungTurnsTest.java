package dev.parley.adapter.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.engine.EngineUnavailableException;
import dev.parley.adapter.routing.Rung;
import dev.parley.kernel.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One engine that costs, and one that does not.
@Timeout(30)
class RungTurnsTest extends TurnsHouse {

  @Test
  void usuallyTheEngineThatCostsAnswers() {
    var _ = read(here.turns().begin(visit(), visitor.frame(1, "Check-in?", "en")));
    assertThat(engine.prompts()).hasSize(1);
    assertThat(embedded.prompts()).isEmpty();
  }

  @Test
  void anEngineThatCostsIsNotAskedWhileAnswersAreScriptedOnly() {
    embedded.saying("From the script.");
    var message = visitor.frame(1, "Check-in?", "en");
    assertThat(whole(read(here.turns().begin(visit(Rung.SCRIPTED_ONLY), message))))
        .isEqualTo("From the script.");
    assertThat(engine.prompts()).isEmpty();
  }

  @Test
  void neitherIsItAskedForAReplyThatIsMadeAnew() {
    var message = visitor.frame(1, "Check-in?", "en");
    engine.endingWith(() -> {
      throw new EngineUnavailableException("gone");
    });
    assertThat(broken(here.turns().begin(visit(), message)))
        .isEqualTo(ProblemCode.ENGINE_UNAVAILABLE);
    embedded.saying("From the script.");
    var anew =
        replica(transcript, 100).turns().resume(visit(Rung.SCRIPTED_ONLY), FIRST, proof(), NOTHING);
    assertThat(whole(read(anew))).isEqualTo("From the script.");
    assertThat(engine.prompts()).hasSize(1);
  }
}
