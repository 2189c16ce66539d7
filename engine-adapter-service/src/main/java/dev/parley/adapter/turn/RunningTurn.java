package dev.parley.adapter.turn;

import dev.parley.adapter.sealing.key.KeyDigest;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.id.SubjectId;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A turn at work on this replica, and whose it is.
final class RunningTurn {
  private final TurnId id;
  private final SiteId site;
  private final SubjectId subject;
  private final KeyDigest key;
  private final Instant since;
  private final boolean first;
  private final ReplyStream reply = new ReplyStream();
  private volatile @Nullable Thread worker;

  /// @param first whether nobody can have chunks of this turn from elsewhere
  RunningTurn(
      TurnId id, SiteId site, SubjectId subject, KeyDigest key, Instant since, boolean first) {
    this.id = id;
    this.site = site;
    this.subject = subject;
    this.key = key;
    this.since = since;
    this.first = first;
  }

  TurnId id() {
    return id;
  }

  Instant since() {
    return since;
  }

  ReplyStream reply() {
    return reply;
  }

  /// Where a reader goes on that has everything up to chunk `last`; from the beginning where those
  /// chunks may have been another replica's, cut elsewhere.
  int after(int last) {
    return first && last < reply.size() ? last + 1 : 0;
  }

  /// @throws ProblemException `conversation.not-yours` or `conversation.key-changed`
  void requireOf(SiteId askingSite, SubjectId asking, KeyDigest shown) {
    if (!site.equals(askingSite) || !subject.equals(asking)) {
      throw new ProblemException(ProblemCode.CONVERSATION_NOT_YOURS);
    }
    if (!key.equals(shown)) {
      throw new ProblemException(ProblemCode.CONVERSATION_KEY_CHANGED);
    }
  }

  void start(Runnable work) {
    var thread = Thread.ofVirtual().name("turn").unstarted(work);
    worker = thread;
    thread.start();
  }

  void interrupt() {
    var thread = worker;
    if (thread != null) {
      thread.interrupt();
    }
  }
}
