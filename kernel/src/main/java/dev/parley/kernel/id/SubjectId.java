package dev.parley.kernel.id;

/// Whoever a session speaks for: an opaque name of 1 to 128 printable ASCII characters, never a
/// person's own.
public record SubjectId(String value) {
  public SubjectId {
    if (value.isEmpty()
        || value.length() > 128
        || value.chars().anyMatch(character -> character <= ' ' || character > '~')) {
      throw new IllegalArgumentException("not a subject id");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
