package dev.parley.adapter.engine.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.adapter.engine.EngineMemory;
import dev.parley.adapter.engine.EngineUnavailableException;
import dev.parley.adapter.engine.Language;
import dev.parley.adapter.engine.Prompt;
import dev.parley.adapter.engine.ReplySink;
import dev.parley.kernel.id.SiteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptedEngineTest {
  private static final String CANARY = "canary-7731 what time is breakfast";
  private static final String SCRIPT =
      """
      version: 1
      languages: [en]
      threshold: LEVEL
      phrases:
        unsure: {en: "I am not sure. Ask for a person."}
        stuck: {en: stuck}
        unavailable: {en: down}
        refused: {en: may not}
        none: {en: nothing}
      intents:
        - name: breakfast
          examples: {en: [what time is breakfast, when is breakfast, breakfast hours, until when is breakfast]}
          answer: {en: "At seven. Come early! Bring your key."}
        - name: parking
          examples: {en: [where can I park, is there a car park, parking please, may I park here]}
          answer: {en: "Behind the house."}
      """;
  private static final SiteId INN = new SiteId("inn");

  @TempDir Path sites;

  private ScriptedEngine engine(String threshold) throws IOException {
    Files.createDirectories(sites.resolve("inn"));
    Files.writeString(sites.resolve("inn/script.yaml"), SCRIPT.replace("LEVEL", threshold));
    return new ScriptedEngine(sites, InstantSource.system());
  }

  @Test
  void saysItIsNotSureBelowTheThresholdOnly() throws IOException {
    var text = "is breakfast at nine";
    var eager = new Visitor(INN, Language.ENGLISH, new FrontDesk());
    eager.says(engine("0.05"), text);
    assertThat(eager.heard()).startsWith("At seven.");
    var careful = new Visitor(INN, Language.ENGLISH, new FrontDesk());
    careful.says(engine("0.99"), text);
    assertThat(careful.heard()).isEqualTo("I am not sure. Ask for a person.");
  }

  @Test
  void streamsSentenceBySentence() throws IOException {
    var visitor = new Visitor(INN, Language.ENGLISH, new FrontDesk());
    visitor.says(engine("0.3"), "when is breakfast");
    assertThat(visitor.parts()).isEqualTo(3);
    assertThat(visitor.heard()).isEqualTo("At seven. Come early! Bring your key.");
  }

  @Test
  void stopsWhenNobodyListens() throws IOException {
    var heard = new ArrayList<String>();
    var completion =
        engine("0.3")
            .answer(
                Prompt.first(INN, Language.ENGLISH, "when is breakfast"),
                new FrontDesk(),
                part -> {
                  heard.add(part);
                  return ReplySink.Demand.STOP;
                });
    assertThat(completion.stopped()).isTrue();
    assertThat(heard).containsExactly("At seven. ");
  }

  @Test
  void stopsWhenItsThreadIsInterrupted() throws Exception {
    var engine = engine("0.3");
    Thread.currentThread().interrupt();
    var completion =
        engine.answer(
            Prompt.first(INN, Language.ENGLISH, "when is breakfast"),
            new FrontDesk(),
            part -> ReplySink.Demand.MORE);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(completion.stopped()).isTrue();
  }

  @Test
  void answersInTheScriptsFirstLanguageWhereItLacksTheVisitors() throws IOException {
    var visitor = new Visitor(INN, Language.ARABIC, new FrontDesk());
    visitor.says(engine("0.3"), "when is breakfast");
    assertThat(visitor.heard()).startsWith("At seven.");
  }

  @Test
  void servesOnlySitesWithAScript() throws IOException {
    Files.createDirectories(sites.resolve("bare"));
    var engine = engine("0.3");
    assertThat(engine.serves(INN)).isTrue();
    assertThat(engine.serves(new SiteId("bare"))).isFalse();
    assertThatThrownBy(() ->
            engine.answer(
                Prompt.first(new SiteId("bare"), Language.ENGLISH, CANARY),
                new FrontDesk(),
                part -> ReplySink.Demand.MORE))
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessageNotContaining("canary");
  }

  @Test
  void doesNotStartOnAWrongScript() {
    assertThatThrownBy(() -> engine("2"))
        .isInstanceOf(ScriptRefusedException.class)
        .hasMessageContaining("script.yaml:3:12: 'threshold' must be a number");
  }

  @Test
  void doesNotStartWithoutItsSites() {
    assertThatThrownBy(() -> new ScriptedEngine(sites.resolve("none"), InstantSource.system()))
        .isInstanceOf(ScriptRefusedException.class);
  }

  @Test
  void printsAndLogsNoMessageText() throws IOException {
    var logged = new ArrayList<String>();
    var listening =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            logged.add(String.valueOf(entry.getMessage()));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    var root = Logger.getLogger("");
    root.addHandler(listening);
    try {
      var engine = engine("0.3");
      var prompt = new Prompt(INN, Language.ENGLISH, CANARY, List.of(), new EngineMemory("canary"));
      var completion = engine.answer(prompt, new FrontDesk(), part -> ReplySink.Demand.MORE);
      assertThat(prompt.toString() + completion).doesNotContain("canary");
    } finally {
      root.removeHandler(listening);
    }
    assertThat(logged).noneMatch(line -> line.contains("canary"));
  }
}
