package dev.parley.adapter.engine.scripted;

import dev.parley.adapter.engine.Language;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Finds a date in a text: `2026-05-03`, `3.5.2026`, `3/5/2026` (the day first), `3 May`, `May 3rd,
/// 2026` and the same in German and Arabic; today and tomorrow. Without a year it is the next one
/// to come.
final class Dates {
  private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d{1,2})-(\\d{1,2})\\b");
  private static final Pattern NUMBERS =
      Pattern.compile("\\b(\\d{1,2})[./](\\d{1,2})(?:[./](\\d{4})?)?(?!\\d)");
  private static final Pattern DAY_MONTH =
      Pattern.compile(
          "\\b(\\d{1,2})(?:st|nd|rd|th|\\.)?\\s+(?:of\\s+)?(\\p{L}+)\\.?,?(?:\\s+(\\d{4}))?");
  private static final Pattern MONTH_DAY =
      Pattern.compile(
          "(\\p{L}+)\\.?\\s+(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?\\b(?!:),?(?:\\s+(\\d{4}))?");
  private static final Pattern TODAY = Pattern.compile("\\b(?:today|tonight|heute)\\b|اليوم");
  private static final Pattern TOMORROW = Pattern.compile("\\b(?:tomorrow|morgen)\\b|غدا");

  private Dates() {}

  static Optional<LocalDate> find(String text, LocalDate today) {
    var plain = text.toLowerCase(Locale.ROOT);
    if (TODAY.matcher(plain).find()) {
      return Optional.of(today);
    }
    if (TOMORROW.matcher(plain).find()) {
      return Optional.of(today.plusDays(1));
    }
    return in(plain, ISO, match -> date(match.group(1), number(match, 2), number(match, 3), today))
        .or(() -> in(plain, NUMBERS, m -> date(m.group(3), number(m, 2), number(m, 1), today)))
        .or(() ->
            in(plain, DAY_MONTH, m -> date(m.group(3), month(m.group(2)), number(m, 1), today)))
        .or(() ->
            in(plain, MONTH_DAY, m -> date(m.group(3), month(m.group(1)), number(m, 2), today)));
  }

  private interface Taking {
    Optional<LocalDate> take(MatchResult match);
  }

  private static Optional<LocalDate> in(String text, Pattern pattern, Taking taking) {
    return pattern.matcher(text).results().map(taking::take).flatMap(Optional::stream).findFirst();
  }

  private static int number(MatchResult match, int group) {
    return Integer.parseInt(match.group(group));
  }

  private static int month(String name) {
    for (var language : Language.values()) {
      for (var month : java.time.Month.values()) {
        var whole =
            month.getDisplayName(TextStyle.FULL, language.locale()).toLowerCase(Locale.ROOT);
        if (whole.equals(name)
            || (language != Language.ARABIC && name.length() >= 3 && whole.startsWith(name))) {
          return month.getValue();
        }
      }
    }
    return 0;
  }

  private static Optional<LocalDate> date(
      @org.jspecify.annotations.Nullable String year, int month, int day, LocalDate today) {
    try {
      if (year != null) {
        return Optional.of(LocalDate.of(Integer.parseInt(year), month, day));
      }
      var next = LocalDate.of(today.getYear(), month, day);
      return Optional.of(next.isBefore(today) ? next.plusYears(1) : next);
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }
}
