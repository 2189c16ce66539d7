package dev.parley.retention.doubles;

/// The process ended here.
public final class Killed extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
