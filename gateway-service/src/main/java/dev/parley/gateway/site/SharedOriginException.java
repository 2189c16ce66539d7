package dev.parley.gateway.site;

/// Two sites claim one origin.
public final class SharedOriginException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final transient Origin origin;

  SharedOriginException(Origin origin, Site one, Site other) {
    super(
        "%s is an origin of both %s and %s: a page speaks for one site"
            .formatted(origin, one.id(), other.id()));
    this.origin = origin;
  }

  public Origin origin() {
    return origin;
  }
}
