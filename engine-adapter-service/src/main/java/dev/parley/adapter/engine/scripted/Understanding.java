package dev.parley.adapter.engine.scripted;

import dev.parley.adapter.engine.scripted.intent.Example;
import dev.parley.adapter.engine.scripted.intent.Guess;
import dev.parley.adapter.engine.scripted.intent.IntentClassifier;
import dev.parley.adapter.engine.scripted.script.Intent;
import dev.parley.adapter.engine.scripted.script.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a script takes a text for.
final class Understanding {
  private static final Pattern EDGES = Pattern.compile("^[\\s\\p{P}]+|[\\s\\p{P}]+$");

  private final Script script;
  private final IntentClassifier classifier;
  private final Map<String, Intent> known = new HashMap<>();

  Understanding(Script script) {
    this.script = script;
    var examples = new ArrayList<Example>();
    for (var intent : script.intents().values()) {
      intent.examples().forEach(text -> examples.add(Example.of(text, intent.name())));
    }
    script.elsewhere().forEach(text -> examples.add(new Example(text, Set.of())));
    this.classifier = IntentClassifier.train(examples, script.vocabulary());
    for (var intent : script.intents().values()) {
      intent.examples().forEach(example -> known.put(bare(example), intent));
    }
  }

  /// The intent that a text says word for word as one of the script's examples.
  Optional<Intent> literally(String text) {
    return Optional.ofNullable(known.get(bare(text)));
  }

  /// The likeliest intent, unless its confidence is below the script's threshold. Talk by the way
  /// gives way to anything else that is likely enough.
  Optional<Intent> wanted(String text) {
    var literal = literally(text);
    if (literal.isPresent()) {
      return literal;
    }
    var likely =
        classifier.guesses(text).stream()
            .filter(guess -> guess.confidence() >= script.threshold())
            .map(this::intent)
            .toList();
    return likely.stream().filter(intent -> !intent.aside()).findFirst().or(() -> first(likely));
  }

  private static Optional<Intent> first(List<Intent> likely) {
    return likely.stream().findFirst();
  }

  private Intent intent(Guess guess) {
    var intent = script.intents().get(guess.intent());
    if (intent == null) {
      throw new IllegalStateException("the classifier names an intent that the script lacks");
    }
    return intent;
  }

  private static String bare(String text) {
    return EDGES.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
  }
}
