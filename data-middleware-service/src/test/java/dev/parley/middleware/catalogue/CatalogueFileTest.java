package dev.parley.middleware.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueFileTest {
  private static final String WHOLE =
      """
      proofs:
        booking:
          function: proves_booking
          fields: [booking_number, surname]
          setting: parley.booking
      questions:
        hotel.facts:
          view: hotel_facts
          columns: {fact: public, value: public}
        booking.status:
          view: booking_status
          proof: booking
          columns: {status: personal}
      """;

  @TempDir Path folder;

  @Test
  void readsQuestionsAndProofs() throws IOException {
    var catalogue = read(WHOLE);
    assertThat(catalogue.questions()).containsOnlyKeys("hotel.facts", "booking.status");
    var facts = Objects.requireNonNull(catalogue.questions().get("hotel.facts"));
    assertThat(facts.select()).isEqualTo("SELECT fact, value FROM hotel_facts LIMIT ?");
    assertThat(facts.predicate()).isEqualTo(new Predicate.Everybody());
    var status = Objects.requireNonNull(catalogue.questions().get("booking.status"));
    assertThat(status.predicate()).isEqualTo(new Predicate.Proven("booking"));
    var booking = Objects.requireNonNull(catalogue.proofs().get("booking"));
    assertThat(booking.select()).isEqualTo("SELECT proves_booking(?, ?)");
  }

  /// Names become SQL, so nothing but a plain name is one.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "view: hotel_facts       | view: facts; DROP TABLE x     | is not a name",
        "view: hotel_facts       | view: Hotel_Facts             | is not a name",
        "{fact: public,          | {\"fact, mail\": public,      | is not a name",
        "function: proves_booking| function: pg_sleep(9)         | is not a name",
        "setting: parley.booking | setting: role                 | is not a name",
        "hotel.facts:            | facts:                        | is not a name",
        "fact: public            | fact: everybody               | a classification is one of",
        "proof: booking          | proof: passport               | there is no proof 'passport'",
        "proof: booking          | rows: all                     | unknown member 'rows'",
        "value: public           | fact: public                  | 'fact' stands twice",
        "fields: [booking_number, surname] | fields: surname     | 'fields' is a list of names",
        "view: hotel_facts       | proof: booking                | 'view' is missing",
        "proofs:                 | evidence:                     | unknown member 'evidence'",
      })
  void refusesWhatIsWrongWithItsReason(String was, String is, String reason) {
    assertThat(WHOLE).contains(was.strip());
    refused(WHOLE.replace(was.strip(), is.strip()), reason);
  }

  @Test
  void namesTheLine() {
    refused(WHOLE.replace("status: personal", "status: private"), "catalogue.yaml:13: ");
  }

  @Test
  void refusesAnEmptyFileNoYamlAndAliases() {
    refused("", "the file is empty");
    refused("questions: [", "not YAML");
    refused("a: &a {b: c}\nd: *a\n", "");
    refused("proofs: {}\n", "'questions' is missing");
  }

  private SiteCatalogue read(String text) throws IOException {
    var file = folder.resolve(CatalogueFile.NAME);
    Files.writeString(file, text);
    return new CatalogueFile(file).read();
  }

  private void refused(String text, String reason) {
    assertThatExceptionOfType(CatalogueFileException.class)
        .isThrownBy(() -> read(text))
        .withMessageContaining(reason)
        .withMessageContaining(CatalogueFile.NAME);
  }
}
