package dev.parley.gateway.site.document;

/// What became of an operator's change of a site.
public sealed interface SiteChange {

  /// In force.
  ///
  /// @param fresh whether there was no such site before
  /// @param lasting whether it outlives this process
  record Made(boolean fresh, boolean lasting) implements SiteChange {}

  /// Nothing changed: the document is wrong.
  ///
  /// @param line from 1; 0 when it is about the document as a whole
  record Wrong(int line, String reason) implements SiteChange {}

  /// Nothing changed: what a file says is changed there.
  record OfFile() implements SiteChange {}

  /// Nothing changed: there is no such site.
  record Unknown() implements SiteChange {}
}
