package dev.parley.adapter.engine.scripted.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.adapter.engine.scripted.intent.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// A line of NLU++ (Casanueva et al., 2022, CC-BY-4.0) and the fold that its authors put it in.
record Utterance(Example example, int fold) {
  static List<Utterance> read(Path file) throws IOException {
    var utterances = new ArrayList<Utterance>();
    for (var line : JsonMapper.builder().build().readTree(file.toFile())) {
      var intents = new HashSet<String>();
      line.path("intents").forEach(intent -> intents.add(intent.asText()));
      utterances.add(
          new Utterance(
              new Example(line.path("text").asText(), intents), line.path("fold").asInt()));
    }
    return utterances;
  }
}
