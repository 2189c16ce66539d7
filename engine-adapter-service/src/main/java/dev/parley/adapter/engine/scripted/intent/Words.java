package dev.parley.adapter.engine.scripted.intent;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Cuts a text into words as the classifier knows them: lower case, no accents, short forms written
/// out, and numbers, times and dates as kinds (`_num`, `_time`, `_ord`, `_day`, `_month`, `_ampm`),
/// since which day it is never tells what is wanted.
final class Words {
  private static final Pattern WORD =
      Pattern.compile(
          "(?<half>\\b(?:a\\.m|p\\.?m)\\b\\.?)|(?<ord>\\d+(?:st|nd|rd|th)\\b)"
              + "|(?<time>\\d+[:.]\\d+)|(?<num>\\d+)|(?<ask>[?؟])|(?<word>\\p{L}+(?:'\\p{L}+)*)");
  private static final Pattern MARKS = Pattern.compile("[\\p{M}\\u0640]+");

  private static final Map<String, List<String>> SHORT =
      Map.ofEntries(
          Map.entry("dont", List.of("do", "not")),
          Map.entry("doesnt", List.of("does", "not")),
          Map.entry("didnt", List.of("did", "not")),
          Map.entry("cant", List.of("can", "not")),
          Map.entry("cannot", List.of("can", "not")),
          Map.entry("can't", List.of("can", "not")),
          Map.entry("wont", List.of("will", "not")),
          Map.entry("won't", List.of("will", "not")),
          Map.entry("isnt", List.of("is", "not")),
          Map.entry("im", List.of("i", "'m")),
          Map.entry("ive", List.of("i", "'ve")),
          Map.entry("thats", List.of("that", "'s")),
          Map.entry("whats", List.of("what", "'s")),
          Map.entry("wanna", List.of("want", "to")),
          Map.entry("gonna", List.of("going", "to")));

  private static final Set<String> DAYS =
      Set.of(
          ("monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays"
                  + " thursdays fridays saturdays sundays montag dienstag mittwoch donnerstag"
                  + " freitag samstag sonntag الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت الاحد")
              .split(" "));
  private static final Set<String> MONTHS =
      Set.of(
          ("january february march april june july august september october november december jan"
                  + " feb mar apr jun jul aug sep sept oct nov dec januar februar marz mai juni juli"
                  + " oktober dezember يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر"
                  + " نوفمبر ديسمبر")
              .split(" "));

  private Words() {}

  static List<String> of(String text) {
    var found = WORD.matcher(plain(text));
    var words = new ArrayList<String>();
    while (found.find()) {
      if (found.group("word") != null) {
        addWord(found.group("word"), words);
      } else if (found.group("num") != null) {
        words.add("_num");
      } else if (found.group("time") != null) {
        words.add("_time");
      } else if (found.group("ord") != null) {
        words.add("_ord");
      } else if (found.group("ask") != null) {
        words.add("_q");
      } else {
        words.add("_ampm");
      }
    }
    return withMay(words);
  }

  private static String plain(String text) {
    var bare = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
    return MARKS
        .matcher(bare)
        .replaceAll("")
        .replace('’', '\'')
        .replace("ß", "ss")
        .replace('ى', 'ي')
        .replace('ة', 'ه');
  }

  private static void addWord(String word, List<String> words) {
    var whole = SHORT.get(word);
    if (whole != null) {
      words.addAll(whole);
    } else if (DAYS.contains(word)) {
      words.add("_day");
    } else if (MONTHS.contains(word)) {
      words.add("_month");
    } else if (word.equals("am") && !words.isEmpty() && isNumber(words.getLast())) {
      words.add("_ampm");
    } else if (word.endsWith("n't")) {
      words.add(word.substring(0, word.length() - 3));
      words.add("not");
    } else {
      addParts(withoutArticle(word), words);
    }
  }

  /// Arabic writes its article with the word.
  private static String withoutArticle(String word) {
    return word.length() > 4 && word.startsWith("ال") ? word.substring(2) : word;
  }

  private static void addParts(String word, List<String> words) {
    var from = 0;
    for (var cut = word.indexOf('\'', 1); cut > 0; cut = word.indexOf('\'', cut + 1)) {
      words.add(word.substring(from, cut));
      from = cut;
    }
    words.add(word.substring(from));
  }

  private static boolean isNumber(String word) {
    return word.equals("_num") || word.equals("_time");
  }

  /// "May" is a month only beside a number.
  private static List<String> withMay(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).equals("may") && (followsNumber(words, i) || precedesNumber(words, i))) {
        words.set(i, "_month");
      }
    }
    return words;
  }

  private static boolean followsNumber(List<String> words, int at) {
    var before = at > 1 && words.get(at - 1).equals("of") ? at - 2 : at - 1;
    return before >= 0 && words.get(before).startsWith("_");
  }

  private static boolean precedesNumber(List<String> words, int at) {
    return at + 1 < words.size()
        && (words.get(at + 1).equals("_num") || words.get(at + 1).equals("_ord"));
  }
}
