package dev.parley.adapter.engine.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {
  private static final LocalDate TODAY = LocalDate.parse("2027-02-10");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2027-05-03|2027-05-03",
        "on 3.5.2027 please|2027-05-03",
        "am 3.5.|2027-05-03",
        "3/5/2027|2027-05-03",
        "3 May|2027-05-03",
        "the 3rd of May 2028|2028-05-03",
        "May 3rd, 2027|2027-05-03",
        "3. Mai|2027-05-03",
        "3 مايو|2027-05-03",
        "Jan 5|2028-01-05",
        "today|2027-02-10",
        "morgen|2027-02-11",
        "غدا|2027-02-11"
      })
  void findsADay(String text, LocalDate day) {
    assertThat(Dates.find(text, TODAY)).contains(day);
  }

  @Test
  void findsNoDayWhereThereIsNone() {
    assertThat(Dates.find("soon", TODAY)).isEmpty();
    assertThat(Dates.find("the 31st of June", TODAY)).isEmpty();
    assertThat(Dates.find("3 rooms", TODAY)).isEmpty();
  }
}
