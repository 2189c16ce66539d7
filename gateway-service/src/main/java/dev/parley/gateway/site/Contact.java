package dev.parley.gateway.site;

import java.util.Optional;
import java.util.regex.Pattern;

/// Whom to tell of outages and of security reports about a site: an e-mail address, or an HTTPS or
/// `mailto` URL. As it was written.
public record Contact(String value) {
  private static final int LONGEST = 300;
  private static final String MAIL =
      "[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
          + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+";
  private static final String PAGE =
      "https://[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?(?::[1-9][0-9]{0,4})?"
          + "(?:/[A-Za-z0-9._~!$&'()*+,;=:@%/?#-]*)?";
  private static final Pattern FORM = Pattern.compile("(?:mailto:)?" + MAIL + "|" + PAGE);

  public Contact {
    if (!wellFormed(value)) {
      throw new IllegalArgumentException("not a contact");
    }
  }

  public static Optional<Contact> parse(String text) {
    return wellFormed(text) ? Optional.of(new Contact(text)) : Optional.empty();
  }

  private static boolean wellFormed(String text) {
    return text.length() <= LONGEST && FORM.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
