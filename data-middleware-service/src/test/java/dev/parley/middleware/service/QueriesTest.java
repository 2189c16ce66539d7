package dev.parley.middleware.service;

import static dev.parley.middleware.service.Caller.answered;
import static dev.parley.middleware.service.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.kernel.identity.Ticket;
import dev.parley.testing.PlatformFixture;
import dev.parley.testing.PlatformResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What may be asked, and by whom: the hotel's catalogue on its real tables.
@QuarkusTest
@WithTestResource(
    value = PlatformResource.class,
    initArgs = {
      @ResourceArg(name = "service", value = "data-middleware-service"),
      @ResourceArg(name = "parley.budget.rows", value = "60"),
    })
class QueriesTest {
  private static final String BOOKING = "HB-10482";

  @TestHTTPResource(value = "/", tls = true)
  URI middleware;

  private Caller visitor;

  /// Tries at a booking are counted over all conversations, so those of earlier runs are forgotten.
  @BeforeEach
  void arrive() throws SQLException {
    visitor = Caller.of(middleware, "hotel");
    try (var owner = PlatformFixture.platform().owner("parley");
        var forget = owner.createStatement()) {
      forget.execute("DELETE FROM proof_target WHERE site = 'hotel'");
    }
  }

  @Test
  void tellsEverybodyWhatIsPublic() throws IOException {
    var facts = answered(200, visitor.ask("hotel.facts"));
    assertThat(facts.path("columns").findValuesAsText("name")).containsExactly("fact", "value");
    assertThat(facts.path("rows").size()).isPositive();
    assertThat(answered(200, visitor.ask("room.types")).path("rows").size()).isEqualTo(3);
  }

  @Test
  void asksForAProofBeforeItLooksIntoABooking() throws IOException {
    var problem = refused(403, "grant.missing", visitor.ask("booking.status"));
    assertThat(problem.path("proof").asText()).isEqualTo("booking");
  }

  @Test
  void showsTheProvenBookingAndNoOther() throws IOException {
    var granted = answered(200, visitor.prove(BOOKING, "LINDQVIST"));
    assertThat(granted.path("granted")).extracting(JsonNode::asText).contains("booking.status");

    var status = answered(200, visitor.ask("booking.status")).path("rows");
    assertThat(status.size()).isEqualTo(1);
    assertThat(status.path(0).path(0).asText()).isEqualTo("confirmed");
    assertThat(status.path(0).path(1).asText()).isEqualTo("2027-06-04");
  }

  @Test
  void aProofOpensNothingForAnotherConversation() throws IOException {
    answered(200, visitor.prove(BOOKING, "Lindqvist"));
    refused(403, "grant.missing", Caller.of(middleware, "hotel").ask("booking.dates"));
  }

  @Test
  void aNewProofTakesThePlaceOfTheOld() throws IOException {
    answered(200, visitor.prove(BOOKING, "Lindqvist"));
    answered(200, visitor.prove("HB-10517", "weiss"));
    var status = answered(200, visitor.ask("booking.status")).path("rows");
    assertThat(status.size()).isEqualTo(1);
    assertThat(status.path(0).path(0).asText()).isEqualTo("requested");
  }

  @ParameterizedTest
  @CsvSource({"HB-10482, Weiß", "HB-99999, Lindqvist", "'HB-10482'' OR ''1''=''1', x", "%, %"})
  void tellsNotWhatOfAProofIsWrong(String number, String surname) throws IOException {
    var problem = refused(403, "proof.wrong", visitor.prove(number, surname));
    assertThat(problem.path("remaining").asInt()).isEqualTo(4);
    refused(403, "grant.missing", visitor.ask("booking.status"));
  }

  @Test
  void refusesTheSixthTryEvenWhenItIsRight() throws IOException {
    for (var remaining = 4; remaining >= 0; remaining--) {
      var problem = refused(403, "proof.wrong", visitor.prove(BOOKING, "Nobody"));
      assertThat(problem.path("remaining").asInt()).isEqualTo(remaining);
    }
    refused(403, "proof.exhausted", visitor.prove(BOOKING, "Lindqvist"));
    refused(403, "grant.missing", visitor.ask("booking.status"));
  }

  @Test
  void refusesTheTwentyFirstTryAtOneBookingWhoeverTries() throws IOException {
    for (var conversation = 0; conversation < 4; conversation++) {
      var guesser = Caller.of(middleware, "hotel");
      for (var tries = 0; tries < 5; tries++) {
        refused(403, "proof.wrong", guesser.prove(BOOKING, "Nobody"));
      }
    }
    refused(403, "proof.exhausted", visitor.prove(BOOKING, "Lindqvist"));
    answered(200, visitor.prove("HB-10517", "Weiss"));
  }

  @ParameterizedTest
  @CsvSource({"booking", "pg_user", "booking.status; DROP TABLE booking", "''"})
  void knowsNoQuestionOutsideTheCatalogue(String question) throws IOException {
    refused(404, "question.unknown", visitor.ask(question));
  }

  @Test
  void answersASiteFromItsOwnCatalogueOnly() throws IOException {
    refused(404, "question.unknown", Caller.of(middleware, "inn").ask("hotel.facts"));
  }

  @Test
  void takesNoRowsFromArguments() throws IOException {
    answered(200, visitor.prove(BOOKING, "Lindqvist"));
    refused(
        422,
        "question.arguments",
        visitor.post(
            "/v1/queries",
            visitor.ticket(),
            Map.of("question", "booking.status", "arguments", Map.of("number", "HB-10517"))));
  }

  @Test
  void refusesAProofOfOtherFields() throws IOException {
    for (Map<String, String> fields :
        java.util.List.of(
            Map.of("booking_number", BOOKING),
            Map.of("booking_number", BOOKING, "mail", "x"),
            Map.of("booking_number", BOOKING, "surname", " "),
            Map.of("booking_number", BOOKING, "surname", "x".repeat(101)))) {
      refused(
          422,
          "question.arguments",
          visitor.post(
              "/v1/proofs", visitor.ticket(), Map.of("kind", "booking", "fields", fields)));
    }
  }

  @Test
  void needsATicketForQueries() throws IOException {
    var body = Map.<String, Object>of("question", "hotel.facts");
    refused(401, "ticket.missing", visitor.post("/v1/queries", null, body));
    refused(401, "ticket.invalid", visitor.post("/v1/queries", "no.ticket.this", body));
    refused(
        401,
        "ticket.expired",
        visitor.post(
            "/v1/queries",
            visitor.ticket(Set.of(Ticket.Purpose.QUERY), Duration.ofSeconds(-30)),
            body));
    refused(
        403,
        "ticket.purpose",
        visitor.post(
            "/v1/queries",
            visitor.ticket(Set.of(Ticket.Purpose.CONVERSATION), Duration.ofMinutes(1)),
            body));
  }

  @Test
  void readsNoMoreRowsThanTheConversationsBudget() throws IOException {
    var read = 0;
    var rows = answered(200, visitor.ask("room.types")).path("rows").size();
    for (read = rows; read + rows <= 60; read += rows) {
      answered(200, visitor.ask("room.types"));
    }
    refused(429, "budget.rows", visitor.ask("room.types"));
    answered(200, Caller.of(middleware, "hotel").ask("room.types"));
  }
}
