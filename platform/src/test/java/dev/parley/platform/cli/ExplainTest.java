package dev.parley.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ExplainTest {

  @Test
  void printsALineForEachGateAndTheAnswerLast() throws JsonProcessingException {
    assertThat(
            table(
                """
                {"address": "203.0.113.7", "site": "hotel", "country": "DE", "asn": 64500,
                 "answer": {"gate": "acl", "rule": "acl.site.deny:203.0.113.0/24", "outcome": "access.denied"},
                 "gates": [
                   {"gate": "client", "falls": "closed", "outcome": "admitted", "rule": "client.given",
                    "detail": "the address as it was given"},
                   {"gate": "acl", "falls": "closed", "outcome": "access.denied", "rule": "acl.site.deny:203.0.113.0/24"}]}
                """))
        .isEqualTo(
            """
              gate    falls   outcome        rule                          detail
              client  closed  admitted       client.given                  the address as it was given
              acl     closed  access.denied  acl.site.deny:203.0.113.0/24  -
            203.0.113.7 (DE, AS64500): access.denied by acl (acl.site.deny:203.0.113.0/24)
            """);
  }

  @Test
  void leavesOutAPlaceThatIsNotKnown() throws JsonProcessingException {
    assertThat(
            table(
                """
                {"address": "::1", "site": null, "country": null, "asn": null,
                 "answer": {"gate": "acl", "rule": "acl.none", "outcome": "admitted"}, "gates": []}
                """))
        .endsWith("\n::1: admitted by acl (acl.none)\n");
  }

  @Test
  void claimsNoMoreThanTheGatewayDoes() throws JsonProcessingException {
    assertThat(
            table(
                """
                {"address": "203.0.113.7", "site": "hotel", "country": "DE", "asn": null,
                 "answer": {"gate": "ladder", "rule": "ladder.open", "outcome": "admitted",
                            "summary": "admitted as far as can be told without a session"},
                 "gates": [
                   {"gate": "limit", "falls": "closed", "outcome": "limit.exceeded", "rule": "limit.address-session",
                    "detail": "address-session: the next in 12 s", "uses": ["open-session"], "lacks": []},
                   {"gate": "session", "falls": "closed", "outcome": "not-asked", "rule": "",
                    "detail": "depends on the session shown", "uses": [], "lacks": ["a page", "a session"]}]}
                """))
        .isEqualTo(
            """
              gate     falls   outcome         rule                   detail
              limit    closed  limit.exceeded  limit.address-session  address-session: the next in 12 s; for open-session alone
              session  closed  not-asked                              depends on the session shown; not known: a page, a session
            203.0.113.7 (DE): admitted as far as can be told without a session
            """);
  }

  private static String table(String json) throws JsonProcessingException {
    return Explain.table(new ObjectMapper().readTree(json));
  }
}
