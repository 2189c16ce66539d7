package dev.parley.adapter.engine;

import java.util.regex.Pattern;

/// The name of a question of the closed catalogue, such as `booking.status`.
public record Question(String name) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_-]*(?:\\.[a-z][a-z0-9_-]*)+");

  public Question {
    if (name.length() > 64 || !FORM.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a question");
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
