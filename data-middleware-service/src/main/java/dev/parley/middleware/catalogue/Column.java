package dev.parley.middleware.catalogue;

/// A column of a question's view.
public record Column(String name, Classification classification) {}
