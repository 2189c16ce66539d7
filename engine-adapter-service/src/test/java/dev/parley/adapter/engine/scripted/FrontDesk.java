package dev.parley.adapter.engine.scripted;

import dev.parley.adapter.engine.Grounding;
import dev.parley.adapter.engine.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A catalogue for tests: the hotel's facts for everybody, one booking for who proves it, five
/// tries.
final class FrontDesk implements Grounding {
  static final String NUMBER = "SW-482913";
  static final String SURNAME = "Lindqvist";

  private final List<String> asked = new ArrayList<>();
  private final List<Map<String, String>> proofs = new ArrayList<>();
  private int triesLeft = 5;
  private boolean proven;
  private boolean down;

  List<String> asked() {
    return asked;
  }

  List<Map<String, String>> proofs() {
    return proofs;
  }

  void goDown() {
    down = true;
  }

  @Override
  public Answer ask(Question question, Map<String, String> arguments) {
    asked.add(question.name());
    if (down) {
      return new Answer.Unavailable();
    }
    return switch (question.name()) {
      case "hotel.facts" -> new Answer.Rows(facts());
      case "room.types" ->
          new Answer.Rows(
              List.of(
                  Map.of("name", "Lake room", "price", "189.00", "size", "28", "guests", "2"),
                  Map.of("name", "Attic suite", "price", "249.50", "size", "46", "guests", "4")));
      case "booking.status" -> booking(Map.of("status", "confirmed", "room", "Lake room"));
      case "booking.dates" -> booking(Map.of("nights", "3"));
      default -> new Answer.Refused("question.unknown");
    };
  }

  private Answer booking(Map<String, String> columns) {
    if (!proven) {
      return new Answer.NeedsProof("booking");
    }
    var row = new java.util.HashMap<>(columns);
    row.put("arrival", "2027-05-03");
    row.put("departure", "2027-05-06");
    return new Answer.Rows(List.of(row));
  }

  @Override
  public Proof prove(String kind, Map<String, String> fields) {
    proofs.add(fields);
    if (triesLeft == 0) {
      return new Proof.Refused("proof.exhausted");
    }
    proven = fields.equals(Map.of("booking_number", NUMBER, "surname", SURNAME));
    triesLeft--;
    return proven ? new Proof.Proven() : new Proof.Refused("proof.wrong");
  }

  private static List<Map<String, String>> facts() {
    return Map.of(
            "check_in_from", "15:00:00",
            "check_in_until", "22:00:00",
            "check_out_until", "11:00:00",
            "breakfast_from", "07:00:00",
            "breakfast_until", "10:30:00",
            "breakfast_price", "19.00",
            "parking_price", "8.50",
            "reception_phone", "+49 30 23125 070")
        .entrySet()
        .stream()
        .map(fact -> Map.of("fact", fact.getKey(), "value", fact.getValue()))
        .toList();
  }
}
