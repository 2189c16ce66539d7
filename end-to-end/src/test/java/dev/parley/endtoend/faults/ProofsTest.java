package dev.parley.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.endtoend.house.Guests;
import dev.parley.endtoend.house.House;
import dev.parley.endtoend.visitor.Talk;
import org.junit.jupiter.api.Test;

/// No answer built from data that the visitor may not see.
class ProofsTest {

  @Test
  void refusesTheSixthProofEvenWhenItIsRight() {
    var talk = new Talk(House.visitor());
    for (var attempt = 0; attempt < 5; attempt++) {
      assertThat(prove(talk, "Nobody" + (char) ('a' + attempt)))
          .doesNotContainIgnoringCase("is confirmed");
    }
    assertThat(prove(talk, Guests.SURNAME)).doesNotContainIgnoringCase("is confirmed");
  }

  private static String prove(Talk talk, String surname) {
    talk.say("is my booking confirmed?");
    talk.say(Guests.SECOND_BOOKING);
    return talk.say(surname).text();
  }
}
