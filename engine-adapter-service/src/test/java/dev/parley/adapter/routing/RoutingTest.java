package dev.parley.adapter.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.adapter.engine.Completion;
import dev.parley.adapter.engine.Engine;
import dev.parley.adapter.engine.EngineUnavailableException;
import dev.parley.adapter.engine.Grounding;
import dev.parley.adapter.engine.Prompt;
import dev.parley.adapter.engine.ReplySink;
import dev.parley.adapter.engine.scripted.ScriptedEngine;
import dev.parley.kernel.id.SiteId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {
  private static final SiteId HOTEL = new SiteId("hotel");
  private static final SiteId INN = new SiteId("inn");
  private static final Engine SCRIPTED = new ScriptedEngine(Path.of("../platform/demo"));
  private static final Engine COSTLY = new Costly();

  private final Routing routing = new Routing(List.of(COSTLY, SCRIPTED));

  /// Serves every site, for money.
  private static final class Costly implements Engine {
    @Override
    public String name() {
      return "costly";
    }

    @Override
    public boolean serves(SiteId site) {
      return true;
    }

    @Override
    public boolean costsNothing() {
      return false;
    }

    @Override
    public Completion answer(Prompt prompt, Grounding grounding, ReplySink sink) {
      throw new AssertionError("nobody asks");
    }
  }

  @Test
  void usuallyTakesTheFirstEngineOfTheSite() {
    assertThat(routing.engineOf(HOTEL, Rung.USUAL)).isSameAs(COSTLY);
    assertThat(new Routing(List.of(SCRIPTED, COSTLY)).engineOf(HOTEL, Rung.USUAL))
        .isSameAs(SCRIPTED);
  }

  @Test
  void takesOnlyAnEngineThatCostsNothingWhileAnswersAreScriptedOnly() {
    assertThat(routing.engineOf(HOTEL, Rung.SCRIPTED_ONLY)).isSameAs(SCRIPTED);
  }

  @Test
  void hasNoEngineForASiteWithoutAScriptWhileAnswersAreScriptedOnly() {
    assertThat(routing.engineOf(INN, Rung.USUAL)).isSameAs(COSTLY);
    assertThatThrownBy(() -> routing.engineOf(INN, Rung.SCRIPTED_ONLY))
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessageContaining("inn");
  }

  @Test
  void nothingSaidIsTheUsual() {
    assertThat(Rung.of(List.of())).isEqualTo(Rung.USUAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scripted-only", "queue-for-person", "closed", "open", "SCRIPTED", ""})
  void whateverIsSaidIsTheStrictest(String said) {
    assertThat(Rung.of(List.of(said))).isEqualTo(Rung.SCRIPTED_ONLY);
    assertThat(Rung.of(List.of(said, "open"))).isEqualTo(Rung.SCRIPTED_ONLY);
  }
}
