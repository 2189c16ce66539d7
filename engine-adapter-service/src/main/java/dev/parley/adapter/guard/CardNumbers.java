package dev.parley.adapter.guard;

/// Finds payment card numbers: 13 to 19 digits of any script, perhaps grouped by single spaces,
/// dots or dashes, that begin as cards do and pass the check of ISO/IEC 7812-1, annex B (Luhn).
final class CardNumbers {
  private static final int SHORTEST = 13;
  private static final int LONGEST = 19;
  private static final int LEFT_CLEAR = 4;
  private static final char MASK = '•';

  private final StringBuilder text;
  private int masked;

  record Masked(String text, int numbers) {}

  private CardNumbers(String text) {
    this.text = new StringBuilder(text);
  }

  /// All but the last four digits of each number become `•`.
  static Masked mask(String text) {
    var numbers = new CardNumbers(text);
    numbers.scan();
    return new Masked(numbers.text.toString(), numbers.masked);
  }

  private void scan() {
    var digits = new int[LONGEST];
    var places = new int[LONGEST];
    for (var start = 0; start < text.length(); start++) {
      if (digit(start) < 0 || (start > 0 && digit(start - 1) >= 0)) {
        continue;
      }
      start = maskRun(start, digits, places);
    }
  }

  /// Tries every window of the run of digits that begins at `start`; answers the run's end.
  private int maskRun(int start, int[] digits, int[] places) {
    var end = runEnd(start);
    var from = start;
    while (from <= end) {
      var count = collect(from, end, digits, places);
      if (count < SHORTEST) {
        return end;
      }
      var length = cardLength(digits, count);
      if (length > 0) {
        hide(places, length);
        from = places[length - 1] + 1;
      } else {
        from = places[1];
      }
      while (from <= end && digit(from) < 0) {
        from++;
      }
    }
    return end;
  }

  private int runEnd(int start) {
    var end = start;
    for (var next = start + 1; next < text.length(); next++) {
      if (digit(next) >= 0) {
        end = next;
      } else if (!separator(text.charAt(next)) || next - end > 1) {
        break;
      }
    }
    return end;
  }

  private int collect(int from, int end, int[] digits, int[] places) {
    var count = 0;
    for (var place = from; place <= end && count < LONGEST; place++) {
      var digit = digit(place);
      if (digit >= 0) {
        digits[count] = digit;
        places[count++] = place;
      }
    }
    return count;
  }

  private static int cardLength(int[] digits, int count) {
    if (digits[0] < 2 || digits[0] > 6) {
      return 0;
    }
    for (var length = count; length >= SHORTEST; length--) {
      if (passesLuhn(digits, length)) {
        return length;
      }
    }
    return 0;
  }

  private static boolean passesLuhn(int[] digits, int length) {
    var sum = 0;
    for (var place = 0; place < length; place++) {
      var digit = digits[length - 1 - place];
      var doubled = place % 2 == 0 ? digit : 2 * digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }

  private void hide(int[] places, int length) {
    for (var index = 0; index < length - LEFT_CLEAR; index++) {
      text.setCharAt(places[index], MASK);
    }
    masked++;
  }

  private int digit(int place) {
    return Character.digit(text.charAt(place), 10);
  }

  private static boolean separator(char character) {
    return switch (character) {
      case ' ', '\u00A0', '-', '.' -> true;
      default -> false;
    };
  }
}
