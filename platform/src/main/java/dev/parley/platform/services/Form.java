package dev.parley.platform.services;

/// How a service is run.
public enum Form {
  JVM,
  NATIVE
}
