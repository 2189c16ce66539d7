package dev.parley.middleware.masking;

import dev.parley.middleware.catalogue.Classification;
import dev.parley.middleware.catalogue.Predicate;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// What leaves as it is, and what leaves as dots.
@ApplicationScoped
public class Masking {
  public static final String MASKED = "•••";

  /// @param predicate under which the row was read: what is personal is shown to whoever proved it
  ///   theirs
  public @Nullable Object apply(
      Classification classification, Predicate predicate, @Nullable Object value) {
    return switch (classification) {
      case PUBLIC, INTERNAL -> value;
      case PERSONAL ->
          switch (predicate) {
            case Predicate.Proven _ -> value;
            case Predicate.Everybody _ -> MASKED;
          };
      case SECRET -> MASKED;
    };
  }
}
