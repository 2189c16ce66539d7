package dev.parley.endtoend.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.endtoend.house.Guests;
import dev.parley.endtoend.house.House;
import dev.parley.endtoend.visitor.Talk;
import dev.parley.endtoend.visitor.Visitor;
import org.junit.jupiter.api.Test;

class ConversationTest {
  private final Visitor visitor = House.visitor();

  @Test
  void tellsWhenCheckInBegins() {
    var reply = new Talk(visitor).say("what time is check-in?");
    assertThat(reply.outcome()).isEqualTo("answered");
    assertThat(reply.text()).containsPattern("\\d");
  }

  @Test
  void tellsWhetherABookingIsConfirmedOnceItIsProven() {
    var talk = new Talk(visitor);
    assertThat(talk.say("is my booking confirmed?").outcome()).isEqualTo("asked");
    assertThat(talk.say(Guests.BOOKING).outcome()).isEqualTo("asked");
    var reply = talk.say(Guests.SURNAME);
    assertThat(reply.outcome()).isEqualTo("answered");
    assertThat(reply.text()).containsIgnoringCase("confirmed");
  }

  @Test
  void admitsWhatItDoesNotUnderstand() {
    assertThat(new Talk(visitor).say("qwertz blorp fnord zyx").outcome()).isEqualTo("unsure");
  }

  @Test
  void resumesAReplyFromWhereItWasCut() {
    var talk = new Talk(visitor);
    var whole = talk.say("what time is check-in?");
    var first = whole.chunks().getFirst();
    var rest =
        Visitor.reply(
            talk.keys(), visitor.resume(talk.session(), talk.keys(), talk.turn(), first.id()));
    assertThat(rest.after(first.text())).isEqualTo(whole.text());
    var again = visitor.resume(talk.session(), talk.keys(), talk.turn(), null);
    assertThat(Visitor.reply(talk.keys(), again).text()).isEqualTo(whole.text());
  }

  @Test
  void keepsTwoConversationsOfOneSessionApart() {
    var first = new Talk(visitor);
    var second = new Talk(visitor);
    first.say("is my booking confirmed?");
    assertThat(second.say(Guests.BOOKING).text()).doesNotContainIgnoringCase("surname");
  }
}
