package dev.parley.adapter.engine.scripted.report;

import dev.parley.adapter.engine.scripted.intent.Example;
import dev.parley.adapter.engine.scripted.intent.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
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
  private final SiteVocabulary vocabulary;

  private IntentReport(List<Utterance> utterances, SiteVocabulary vocabulary) {
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
    var report =
        new IntentReport(Utterance.read(collection.get()), SiteVocabulary.read(script.get()));
    report.print(Arrays.asList(arguments).contains("--json"));
  }

  private void print(boolean json) {
    var own = held(training -> classifier(training, vocabulary.whole()));
    var peers = new LinkedHashMap<String, Tally>();
    peers.put(
        "vocabulary-of-training-folds",
        held(training -> classifier(training, vocabulary.usedIn(examples(training)))));
    peers.put("no-vocabulary", held(training -> classifier(training, Vocabulary.NONE)));
    peers.put("naive-bayes-words", held(training -> new NaiveBayes(examples(training))));
    peers.put("majority", held(training -> Labelling.majority(examples(training))));
    if (json) {
      line("macro-F1", Double.toString(GOAL), own, peers, Tally::macroF1);
      line("micro-F1", "null", own, peers, Tally::microF1);
    } else {
      table(own, peers);
    }
  }

  private static Labelling classifier(List<Utterance> training, Vocabulary vocabulary) {
    return Labelling.classifier(
        examples(training), vocabulary, i -> training.get(i).fold() % PARTS);
  }

  private void table(Tally own, Map<String, Tally> peers) {
    out("bench intents: 20 folds, %d questions%n%n", utterances.size());
    out("%-34s %8s %8s%n", "", "macro-F1", "micro-F1");
    row("scripted engine (goal " + GOAL + ")", own);
    peers.forEach(IntentReport::row);
    out("%nby intent: questions, F1%n%s", own.table());
  }

  private static void row(String name, Tally tally) {
    out("%-34s %8.4f %8.4f%n", name, tally.macroF1(), tally.microF1());
  }

  private static void line(
      String figure,
      String goal,
      Tally own,
      Map<String, Tally> peers,
      ToDoubleFunction<Tally> value) {
    var others =
        peers.entrySet().stream()
            .map(peer -> "\"%s\":%s".formatted(peer.getKey(), rounded(peer.getValue(), value)))
            .collect(Collectors.joining(","));
    out(
        "{\"bench\":\"intents\",\"figure\":\"%s\",\"unit\":\"1\",\"value\":%s,"
            + "\"better\":\"higher\",\"goal\":%s,\"peers\":{%s}}%n",
        figure, rounded(own, value), goal, others);
  }

  private static String rounded(Tally tally, ToDoubleFunction<Tally> value) {
    return String.format(Locale.ROOT, "%.4f", value.applyAsDouble(tally));
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private static void out(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }

  private Tally held(Function<List<Utterance>, Labelling> learning) {
    var tally = new Tally();
    var folds = utterances.stream().mapToInt(Utterance::fold).distinct().sorted();
    folds
        .mapToObj(fold -> labels(fold, learning.apply(training(fold))))
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
