package dev.parley.kernel.id;

import java.util.regex.Pattern;

/// One customer website, the unit of tenancy: 1 to 63 characters of `a-z`, `0-9` and `-`.
public record SiteId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  public SiteId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a site id");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
