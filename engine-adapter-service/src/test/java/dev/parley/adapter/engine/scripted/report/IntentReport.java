package dev.parley.adapter.engine.scripted.report;

import dev.parley.adapter.engine.scripted.intent.Example;
import dev.parley.adapter.engine.scripted.intent.Vocabulary;
import dev.parley.adapter.engine.scripted.script.Reading;
import dev.parley.adapter.engine.scripted.script.ScriptReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Prints the macro-F1 of the engine's classifier over real questions to hotels, by the 20 folds of
/// the collection: trained on 19, asked about the 20th.
///
/// `IntentReport [--json]`; system properties `parley.bench.utterances` (the collection's file) and
/// `parley.bench.script` (the script whose vocabulary is used).
public final class IntentReport {
  private static final Path COLLECTION = Path.of("shared/data/hotel/nlupp-hotels.json");
  private static final Path SCRIPT = Path.of("platform/demo/hotel/script.yaml");

  /// In how many parts the 19 folds are held back, one after the other, to find the threshold.
  private static final int PARTS = 4;

  private static final double GOAL = 0.85;

  private final List<Utterance> utterances;
  private final Vocabulary vocabulary;

  private IntentReport(List<Utterance> utterances, Vocabulary vocabulary) {
    this.utterances = utterances;
    this.vocabulary = vocabulary;
  }

  public static void main(String[] arguments) throws IOException {
    var collection = place("parley.bench.utterances", COLLECTION);
    var script = place("parley.bench.script", SCRIPT);
    if (collection.isEmpty() || script.isEmpty()) {
      System.err.println(
          "bench intents: not run, "
              + (collection.isEmpty() ? "the collection of questions" : "the hotel's script")
              + " is not here; name it by -Dparley.bench."
              + (collection.isEmpty() ? "utterances" : "script"));
      return;
    }
    var report = new IntentReport(Utterance.read(collection.get()), vocabulary(script.get()));
    report.print(Arrays.asList(arguments).contains("--json"));
  }

  private void print(boolean json) {
    var own =
        held(fold -> {
          var training = training(fold);
          return Labelling.classifier(
              examples(training), vocabulary, i -> training.get(i).fold() % PARTS);
        });
    var wordless =
        held(fold -> {
          var training = training(fold);
          return Labelling.classifier(
              examples(training), Vocabulary.NONE, i -> training.get(i).fold() % PARTS);
        });
    var bayes = held(fold -> new NaiveBayes(examples(training(fold))));
    var majority = held(fold -> Labelling.majority(examples(training(fold))));
    if (json) {
      System.out.println(
          line(
              "macro-F1",
              own.macroF1(),
              GOAL,
              wordless.macroF1(),
              bayes.macroF1(),
              majority.macroF1()));
      System.out.println(
          line(
              "micro-F1",
              own.microF1(),
              GOAL,
              wordless.microF1(),
              bayes.microF1(),
              majority.microF1()));
      return;
    }
    System.out.printf(
        Locale.ROOT, "%s intents, 20 folds, %d questions%n%n", "bench", utterances.size());
    System.out.printf(Locale.ROOT, "%-34s %8s %8s%n", "", "macro-F1", "micro-F1");
    row("scripted engine (goal 0.85)", own);
    row("the same without its vocabulary", wordless);
    row("naive Bayes over words", bayes);
    row("always the commonest", majority);
    System.out.printf(Locale.ROOT, "%nby intent: questions, F1%n%s", own.table());
  }

  private static void row(String name, Tally tally) {
    System.out.printf(Locale.ROOT, "%-34s %8.4f %8.4f%n", name, tally.macroF1(), tally.microF1());
  }

  private static String line(
      String figure, double value, double goal, double wordless, double bayes, double majority) {
    return String.format(
        Locale.ROOT,
        "{\"bench\":\"intents\",\"figure\":\"%s\",\"unit\":\"1\",\"value\":%.4f,\"better\":\"higher\","
            + "\"goal\":%.2f,\"peers\":{\"no-vocabulary\":%.4f,\"naive-bayes-words\":%.4f,"
            + "\"majority\":%.4f}}",
        figure,
        value,
        goal,
        wordless,
        bayes,
        majority);
  }

  private Tally held(Function<Integer, Labelling> training) {
    var tally = new Tally();
    var folds = utterances.stream().mapToInt(Utterance::fold).distinct().sorted();
    folds
        .mapToObj(fold -> labels(fold, training.apply(fold)))
        .forEach(labels -> labels.forEach(label -> tally.add(label.wanted(), label.said())));
    return tally;
  }

  private record Label(java.util.Set<String> wanted, java.util.Set<String> said) {}

  private List<Label> labels(int fold, Labelling labelling) {
    return utterances.stream()
        .filter(utterance -> utterance.fold() == fold)
        .map(Utterance::example)
        .map(example -> new Label(example.intents(), labelling.label(example.text())))
        .toList();
  }

  private List<Utterance> training(int fold) {
    return utterances.stream().filter(utterance -> utterance.fold() != fold).toList();
  }

  private static List<Example> examples(List<Utterance> utterances) {
    return utterances.stream().map(Utterance::example).toList();
  }

  private static Vocabulary vocabulary(Path script) throws IOException {
    try (var text = Files.newBufferedReader(script)) {
      return switch (ScriptReader.read(text)) {
        case Reading.Whole(var whole) -> whole.vocabulary();
        case Reading.Refused(var flaws) ->
            throw new IllegalStateException("the script is refused: " + flaws.getFirst());
      };
    }
  }

  /// The file that the property names, else the one found here or above.
  private static Optional<Path> place(String property, Path usual) {
    var named = System.getProperty(property);
    if (named != null) {
      return Optional.of(Path.of(named)).filter(Files::isRegularFile);
    }
    var here = Path.of("").toAbsolutePath();
    return IntStream.rangeClosed(0, here.getNameCount())
        .mapToObj(up -> up == here.getNameCount() ? here.getRoot() : above(here, up))
        .map(folder -> folder.resolve(usual))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static Path above(Path here, int steps) {
    return here.getRoot().resolve(here.subpath(0, here.getNameCount() - steps));
  }
}
