package dev.parley.adapter.guard;

import java.text.Normalizer;

/// Text in one form (NFC) without what cannot be seen, so that no later look is deceived by it.
record NormalText(String value) {

  static NormalText of(String text) {
    var kept = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .codePoints()
        .filter(NormalText::visible)
        .forEach(kept::appendCodePoint);
    return new NormalText(Normalizer.normalize(kept, Normalizer.Form.NFC).strip());
  }

  private static boolean visible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL -> character == '\n' || character == '\t';
      case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> false;
      // Joiners and direction marks belong to Arabic and to emoji; overrides and tags only hide.
      case Character.FORMAT ->
          character == 0x200C || character == 0x200D || character == 0x200E || character == 0x200F;
      default -> true;
    };
  }

  @Override
  public String toString() {
    return "NormalText[hidden]";
  }
}
