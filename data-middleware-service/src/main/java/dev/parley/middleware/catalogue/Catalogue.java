package dev.parley.middleware.catalogue;

import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import dev.parley.kernel.start.RefusedStartException;
import dev.parley.middleware.source.Databases;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Every site's questions. Read once; the start is refused when a view does not have its columns.
@Startup
@ApplicationScoped
public class Catalogue {
  private final Map<SiteId, SiteCatalogue> sites;

  public Catalogue(@ConfigProperty(name = "parley.sites") Path folder, Databases databases) {
    try {
      this.sites = Map.copyOf(read(folder));
      sites.values().forEach(site -> compare(site, databases));
    } catch (IOException | RuntimeException unusable) {
      throw new RefusedStartException("the catalogue: " + unusable.getMessage());
    }
  }

  /// @throws ProblemException `question.unknown`
  public Question question(SiteId site, String name) {
    var catalogue = sites.get(site);
    var question = catalogue == null ? null : catalogue.questions().get(name);
    if (question == null) {
      throw new ProblemException(ProblemCode.QUESTION_UNKNOWN);
    }
    return question;
  }

  /// @throws ProblemException `question.unknown`
  public ProofKind proof(SiteId site, String kind) {
    var catalogue = sites.get(site);
    var proof = catalogue == null ? null : catalogue.proofs().get(kind);
    if (proof == null) {
      throw new ProblemException(ProblemCode.QUESTION_UNKNOWN);
    }
    return proof;
  }

  /// The questions that a proof of that kind opens.
  public List<String> opened(SiteId site, String kind) {
    var catalogue = sites.get(site);
    return catalogue == null
        ? List.of()
        : catalogue.questions().values().stream()
            .filter(question -> question.predicate().equals(new Predicate.Proven(kind)))
            .map(Question::name)
            .sorted()
            .toList();
  }

  private static Map<SiteId, SiteCatalogue> read(Path folder) throws IOException {
    var read = new HashMap<SiteId, SiteCatalogue>();
    try (var sites = Files.newDirectoryStream(folder, Files::isDirectory)) {
      for (var site : sites) {
        var file = site.resolve(CatalogueFile.NAME);
        if (Files.exists(file)) {
          read.put(new SiteId(site.getFileName().toString()), new CatalogueFile(file).read());
        }
      }
    }
    return read;
  }

  private static void compare(SiteCatalogue site, Databases databases) {
    for (var question : site.questions().values()) {
      databases
          .business()
          .transaction(session -> session.all(question.select(), row -> row.getRow(), 0));
    }
  }
}
