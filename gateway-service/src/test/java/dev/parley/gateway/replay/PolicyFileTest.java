package dev.parley.gateway.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.kernel.id.SiteId;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {

  @Test
  void readsYaml() {
    var reading =
        PolicyFile.read(
            """
            suite:
              access:
                - deny 203.0.113.0/24
                - allow 2001:db8::/32
            sites:
              hotel:
                access: [deny 198.51.100.7]
                countries: { allow: [DE, NO] }
                unknown-country: refuse
                asns: { deny: [64500] }
                unknown-asn: admit
            """);
    assertThat(reading)
        .isInstanceOfSatisfying(
            PolicyReading.Read.class,
            read -> {
              assertThat(read.policy().access(Optional.empty()).orElseThrow().entries()).hasSize(2);
              assertThat(read.policy().sites()).containsExactly(new SiteId("hotel"));
            });
  }

  @Test
  void readsJson() {
    assertThat(
            PolicyFile.read(
                "{\"suite\": {\"access\": [\"deny 203.0.113.0/24\"]}, \"sites\": {\"hotel\": {}}}"))
        .isInstanceOf(PolicyReading.Read.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                                        | 0 | empty",
        "[]                                                        | 1 | a mapping",
        "42                                                        | 1 | a mapping",
        "{suite: {access: [deny 203.0.113.7/24]}}                  | 1 | an entry is",
        "{suite: {access: [block 203.0.113.0/24]}}                 | 1 | an entry is",
        "{suite: {access: [deny hotel.example]}}                   | 1 | an entry is",
        "{suite: {access: [deny 010.0.0.0/8]}}                     | 1 | an entry is",
        "{suite: {access: ['deny 64:ff9b::/96']}}                  | 1 | stands for IPv4 hosts",
        "{suite: {access: [[deny]]}}                               | 1 | a text",
        "{suite: {access: deny 203.0.113.0/24}}                    | 1 | a list",
        "{suite: {access: [deny 10.0.0.0/8, deny 10.0.0.0/8]}}     | 1 | twice",
        "{suite: {access: [deny 10.0.0.0/8, allow 10.0.0.0/8]}}    | 1 | twice",
        "{suite: {countries: {deny: [DE]}}}                        | 1 | unknown member 'countries'",
        "{suit: {}}                                                | 1 | unknown member 'suit'",
        "{suite: {}, suite: {}}                                    | 1 | stands twice",
        "{sites: {Hotel: {}}}                                      | 1 | not a site",
        "{sites: {hotel: {countries: {deny: [DE]}}}}               | 1 | need one another",
        "{sites: {hotel: {unknown-asn: admit}}}                    | 1 | need one another",
        "{sites: {hotel: {countries: {}, unknown-country: admit}}} | 1 | either 'allow' or 'deny'",
        "{sites: {hotel: {countries: {deny: [de]}, unknown-country: admit}}} | 1 | capital",
        "{sites: {hotel: {countries: {deny: [DE]}, unknown-country: yes}}}   | 1 | admit or refuse",
        "{sites: {hotel: {asns: {deny: [4294967296]}, unknown-asn: admit}}}  | 1 | a number",
        "{sites: {hotel: {asns: {deny: [0]}, unknown-asn: admit}}}           | 1 | a number",
        "{suite: {access: [deny 203.0.113.0/24]                    | 1 | not YAML",
        "{suite: &a {access: []}, sites: {hotel: *a}}              | 0 | not YAML",
        "!!java.lang.ProcessBuilder [id]                           | 1 | not YAML",
        "[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]                  | 0 | not YAML"
      })
  void refusesWhatIsWrongWithLineAndReason(String text, int line, String reason) {
    assertThat(PolicyFile.read(text))
        .isInstanceOfSatisfying(
            PolicyReading.Wrong.class,
            wrong -> {
              assertThat(wrong.reason()).contains(reason);
              assertThat(wrong.line()).isEqualTo(line);
            });
  }

  @Test
  void namesTheLine() {
    assertThat(PolicyFile.read("suite:\n  access:\n    - deny 10.0.0.0/8\n    - deny nobody\n"))
        .isEqualTo(
            new PolicyReading.Wrong(
                4,
                "an entry is 'allow <network>' or 'deny <network>', and the last word is not a"
                    + " network (address/bits, no bits set behind the prefix)"));
  }

  @Test
  void takesNoMoreThanItsBound() {
    assertThat(
            PolicyFile.read(
                IntStream.range(0, 10_001)
                    .mapToObj(number -> "deny 10." + number / 256 + "." + number % 256 + ".0/24")
                    .collect(Collectors.joining(", ", "suite: {access: [", "]}"))))
        .isInstanceOfSatisfying(
            PolicyReading.Wrong.class,
            wrong -> assertThat(wrong.reason()).contains("no more than 10000"));
    assertThat(PolicyFile.read("#".repeat(PolicyFile.LONGEST + 1)))
        .isInstanceOf(PolicyReading.Wrong.class);
  }
}
