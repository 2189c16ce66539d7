package dev.parley.middleware.catalogue;

import java.util.Map;

/// One site's questions and proofs by name.
public record SiteCatalogue(Map<String, Question> questions, Map<String, ProofKind> proofs) {
  public SiteCatalogue {
    questions = Map.copyOf(questions);
    proofs = Map.copyOf(proofs);
  }
}
