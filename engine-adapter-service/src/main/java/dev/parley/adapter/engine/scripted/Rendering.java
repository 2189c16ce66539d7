package dev.parley.adapter.engine.scripted;

import dev.parley.adapter.engine.Language;
import dev.parley.adapter.engine.scripted.script.Form;
import dev.parley.adapter.engine.scripted.script.Script;
import dev.parley.adapter.engine.scripted.script.Template;
import dev.parley.adapter.engine.scripted.script.Template.Piece;
import dev.parley.adapter.engine.scripted.script.Wording;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import java.util.Optional;

/// Fills the places of a wording in one language. A value that does not have the form it is shown
/// in is shown as it came.
final class Rendering {
  private static final String NO_VALUE = "–";

  private final Script script;
  private final Language language;

  Rendering(Script script, Language language) {
    this.script = script;
    this.language = language;
  }

  String say(Wording wording) {
    return say(wording, Map.of());
  }

  String say(Wording wording, Map<String, String> values) {
    return fill(wording.in(language, script.fallback()), values);
  }

  String fill(Template template, Map<String, String> values) {
    var text = new StringBuilder();
    for (var piece : template.pieces()) {
      switch (piece) {
        case Piece.Text(var plain) -> text.append(plain);
        case Piece.Place(var name, var form) ->
            text.append(shown(values.getOrDefault(name, NO_VALUE), form));
      }
    }
    return text.toString();
  }

  private String shown(String value, Optional<String> form) {
    if (form.isEmpty()) {
      return value;
    }
    var list = script.words().get(form.get());
    if (list != null) {
      var word = list.get(value);
      return word == null ? value : say(word);
    }
    try {
      return inForm(value, form.get());
    } catch (DateTimeException | NumberFormatException _) {
      return value;
    }
  }

  private String inForm(String value, String form) {
    if (form.equals(Form.DATE.word())) {
      return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
          .withLocale(language.locale())
          .format(LocalDate.parse(value));
    }
    if (form.equals(Form.TIME.word())) {
      return DateTimeFormatter.ofPattern("HH:mm").format(LocalTime.parse(value));
    }
    var number = new BigDecimal(value).stripTrailingZeros();
    return number.scale() <= 0 ? number.toPlainString() : number.setScale(2).toPlainString();
  }
}
