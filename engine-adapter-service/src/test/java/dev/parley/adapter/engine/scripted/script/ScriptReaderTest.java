package dev.parley.adapter.engine.scripted.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptReaderTest {
  /// Line 1 is `version`; tests below count on the lines.
  private static final String SCRIPT =
      """
      version: 1
      languages: [en, de]
      threshold: 0.4
      vocabulary:
        water: [lake, "swim*"]
      questions:
        hotel.facts: {columns: [opens]}
        booking.status: {proof: booking, arguments: [day], columns: [status]}
      words:
        state:
          open: {en: open, de: offen}
      phrases:
        unsure: {en: not sure, de: unsicher}
        stuck: {en: stuck, de: fest}
        unavailable: {en: down, de: aus}
        refused: {en: may not, de: darf nicht}
        none: {en: nothing, de: nichts}
      slots:
        number:
          kind: code
          answer: '\\d+'
          ask: {en: number, de: Nummer}
          again: {en: again, de: nochmal}
      proofs:
        booking:
          slots: [number]
          wrong: {en: wrong, de: falsch}
          exhausted: {en: over, de: vorbei}
      intents:
        - name: pool
          examples:
            en: [one, two, three]
            de: [vier]
          ask: hotel.facts
          answer: {en: "from {opens:time}", de: "ab {opens:time}"}
        - name: booking
          examples:
            en: [five, six, seven, eight]
          slots: [number]
          ask: booking.status
          with: {day: "{number}"}
          answer: {en: "{status:state}", de: "{status:state}"}
      """;

  private static List<Flaw> flaws(String yaml) {
    return switch (ScriptReader.read(yaml)) {
      case Reading.Refused(var flaws) -> flaws;
      case Reading.Whole(var script) -> List.of();
    };
  }

  @Test
  void takesAWholeScript() {
    assertThat(flaws(SCRIPT)).isEmpty();
  }

  @Test
  void takesTheDemoHotelsScript() throws Exception {
    assertThat(flaws(Files.readString(Path.of("../platform/demo/hotel/script.yaml")))).isEmpty();
  }

  @ParameterizedTest(name = "{1} -> line {2}: {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "version: 1|version: 2|1|'version' must be 1",
        "languages: [en, de]|languages: [en, xx]|2|no such language: 'xx'",
        "threshold: 0.4|threshold: 1.4|3|'threshold' must be a number from 0.05 to 0.99",
        "threshold: 0.4|threshold: much|3|'threshold' must be a number from 0.05 to 0.99",
        "water: [lake, \"swim*\"]|water: [\"...\"]|5|an entry of 'water' has no word",
        "water: [lake, \"swim*\"]|water: lake|5|'water' must be a list",
        "columns: [opens]}|columns: [opens], colour: red}|7|'colour' is not known here",
        "proof: booking, |proof: passport, |8|no such proof: 'passport'",
        "  state:|  date:|11|'date' is a form already",
        "open: {en: open, de: offen}|open: {en: open}|11|'de' is missing",
        "unsure: {en: not sure, de: unsicher}|unsure: {en: not sure, de: ''}|13|'de' must be a text that is not empty",
        "kind: code|kind: colour|20|'kind' must be code, name or date",
        "answer: '\\d+'|answer: '(\\d+'|21|not a pattern: Unclosed group",
        "slots: [number]|slots: [colour]|26|no such slot: 'colour'",
        "de: [vier]|de: [one]|33|an example is here twice: 'one'",
        "de: [vier]|fr: [quatre]|33|'fr' is not known here",
        "ask: hotel.facts|ask: hotel.secrets|34|no such question: 'hotel.secrets'",
        "from {opens:time}|from {closes:time}|35|no such place: {closes}",
        "from {opens:time}|from {opens:colour}|35|no such form: 'colour'",
        "from {opens:time}|from {opens time|35|a brace that is no place: places look like {name} or {name:form}",
        "- name: booking|- name: pool|36|the intent 'pool' is here twice",
        "en: [five, six, seven, eight]|en: [five]|38|an intent needs at least 4 examples",
        "with: {day: |with: {night: |41|the question has no argument 'night'",
      })
  void refusesWithTheLineAndTheReason(String right, String wrong, int line, String reason) {
    assertThat(SCRIPT).contains(right);
    var changed =
        SCRIPT.replaceFirst(java.util.regex.Pattern.quote(right), wrong.replace("\\", "\\\\"));
    assertThat(flaws(changed))
        .anySatisfy(flaw -> {
          assertThat(flaw.reason()).isEqualTo(reason);
          assertThat(flaw.line()).isEqualTo(line);
        });
  }

  @Test
  void tellsAllFlawsAtOnceByLine() {
    var twice = SCRIPT.replace("version: 1", "version: 9").replace("kind: code", "kind: colour");
    assertThat(flaws(twice)).extracting(Flaw::line).containsExactly(1, 20);
  }

  @Test
  void refusesWhatIsNotYaml() {
    assertThat(flaws("version: 1\nlanguages: [en"))
        .singleElement()
        .satisfies(flaw -> assertThat(flaw.reason()).startsWith("not YAML"));
  }

  @Test
  void refusesAnEmptyFile() {
    assertThat(flaws(""))
        .extracting(Flaw::toString)
        .containsExactly("line 1, column 1: the script is empty");
  }

  @Test
  void refusesAListInPlaceOfAScript() {
    assertThat(flaws("- one\n- two")).isNotEmpty();
  }

  @Test
  void refusesAKeyThatIsHereTwice() {
    assertThat(flaws(SCRIPT.replace("threshold: 0.4", "threshold: 0.4\nthreshold: 0.5")))
        .extracting(Flaw::reason)
        .contains("'threshold' is here twice");
  }

  @Test
  void refusesAScriptWithoutIntents() {
    assertThat(flaws(SCRIPT.substring(0, SCRIPT.indexOf("intents:"))))
        .extracting(Flaw::reason)
        .contains("'intents' is missing");
  }
}
