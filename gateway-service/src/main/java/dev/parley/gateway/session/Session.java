package dev.parley.gateway.session;

import dev.parley.gateway.site.Origin;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.id.SubjectId;
import java.time.Instant;

/// A session whose signature, time, origin and site were checked for the request at hand.
public final class Session {
  private final SiteId site;
  private final SubjectId subject;
  private final Origin origin;
  private final String id;
  private final Instant letIn;
  private final Instant expiresAt;

  Session(
      SiteId site, SubjectId subject, Origin origin, String id, Instant letIn, Instant expiresAt) {
    this.site = site;
    this.subject = subject;
    this.origin = origin;
    this.id = id;
    this.letIn = letIn;
    this.expiresAt = expiresAt;
  }

  public SiteId site() {
    return site;
  }

  public SubjectId subject() {
    return subject;
  }

  public Origin origin() {
    return origin;
  }

  /// Tells this session from the subject's others, and stays as it is renewed; says nothing else.
  public String name() {
    return id;
  }

  /// When its visitor was let in first, to the second: no renewal changes that.
  Instant letIn() {
    return letIn;
  }

  Instant expiresAt() {
    return expiresAt;
  }
}
