package dev.parley.adapter.turn;

import dev.parley.adapter.engine.EngineUnavailableException;
import dev.parley.adapter.grounding.BoundGrounding;
import dev.parley.adapter.guard.InspectedMessage;
import dev.parley.adapter.routing.Routing;
import dev.parley.adapter.routing.Rung;
import dev.parley.adapter.sealing.ConversationKey;
import dev.parley.adapter.sealing.ReplyOutcome;
import dev.parley.adapter.sealing.ReplySealer;
import dev.parley.adapter.sealing.SealedChunk;
import dev.parley.adapter.sealing.key.KeyDigest;
import dev.parley.adapter.transcript.Conversation;
import dev.parley.adapter.transcript.StoredReply;
import dev.parley.adapter.transcript.Transcript;
import dev.parley.kernel.audit.Audit;
import dev.parley.kernel.audit.AuditEvent;
import dev.parley.kernel.id.Turn;
import dev.parley.kernel.problem.Problem;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Map;
import org.jboss.logging.Logger;

/// Makes the reply of a turn on a virtual thread of its own, whoever still listens.
@ApplicationScoped
class Answering {
  private static final Logger LOG = Logger.getLogger(Answering.class);

  private final Routing routing;
  private final BoundGrounding grounding;
  private final Transcript transcript;
  private final RunningTurns running;
  private final TurnSettings settings;
  private final Audit audit;
  private final InstantSource clock = InstantSource.system();

  Answering(
      Routing routing,
      BoundGrounding grounding,
      Transcript transcript,
      RunningTurns running,
      TurnSettings settings,
      Audit audit) {
    this.routing = routing;
    this.grounding = grounding;
    this.transcript = transcript;
    this.running = running;
    this.settings = settings;
    this.audit = audit;
  }

  RunningTurn turn(Visit visit, Turn number, KeyDigest key, boolean first) {
    return new RunningTurn(
        visit.turn(number), visit.site(), visit.ticket().subject(), key, clock.instant(), first);
  }

  Reading start(RunningTurn turn, Visit visit, InspectedMessage message, ConversationKey key) {
    var sealer = key.replies(turn.id().turn());
    var kept = visit.keptUnder(key.digest());
    turn.start(() -> answer(turn, kept, visit.rung(), message, sealer));
    return new Reading(turn.reply(), 0);
  }

  /// A stored reply, sealed again from its beginning.
  Reading retell(StoredReply reply, ReplySealer sealer) {
    try (sealer) {
      var stream = new ReplyStream();
      var release = new Release(sealer, stream, reply.text().length());
      stream.end(release.end(reply.text(), ReplyOutcome.of(reply.outcome())));
      return new Reading(stream, 0);
    }
  }

  private void answer(
      RunningTurn turn,
      Conversation conversation,
      Rung rung,
      InspectedMessage message,
      ReplySealer sealer) {
    var number = turn.id().turn();
    try (sealer) {
      var prompt = Prompts.of(transcript, conversation, number, message, settings.earlier());
      var release = new Release(sealer, turn.reply(), settings.longestReply());
      var completion =
          routing
              .engineOf(conversation.site(), rung)
              .answer(prompt, grounding.to(conversation.ticket()), release);
      if (completion.stopped()) {
        throw new EngineUnavailableException("the engine was stopped");
      }
      var reply =
          new StoredReply(
              release.whole(), completion.outcome().word(), completion.memory().value());
      turn.reply().end(store(conversation, number, reply, release));
      audit.record(
          AuditEvent.done(
              "turn.answered",
              Map.of(
                  "site", conversation.site(),
                  "conversation", conversation.id(),
                  "turn", number,
                  "ended", completion.outcome().word())));
    } catch (ProblemException refused) {
      LOG.warnf(
          refused.getCause(), "turn: %s %s", refused.code().code(), refused.problem().instance());
      turn.reply().fail(refused.problem());
    } catch (EngineUnavailableException unavailable) {
      var problem = Problem.of(ProblemCode.ENGINE_UNAVAILABLE);
      LOG.warnf(unavailable, "turn: %s %s", problem.code().code(), problem.instance());
      turn.reply().fail(problem);
    } catch (RuntimeException broken) {
      var problem = Problem.of(ProblemCode.INTERNAL_ERROR);
      LOG.errorf(new Wordless(broken), "turn: %s %s", problem.code().code(), problem.instance());
      turn.reply().fail(problem);
    } finally {
      turn.reply().fail(Problem.of(ProblemCode.INTERNAL_ERROR));
      running.leave(turn);
    }
  }

  /// Stores the reply and makes its final chunk. Where another replica's reply was first, that one
  /// is told, unless something else has gone out already.
  private SealedChunk store(
      Conversation conversation, Turn turn, StoredReply reply, Release release) {
    try {
      transcript.keep(conversation, turn, reply);
      return release.end(reply.text(), ReplyOutcome.of(reply.outcome()));
    } catch (ProblemException refused) {
      if (refused.code() != ProblemCode.REPLY_EXISTS) {
        throw refused;
      }
      var winner =
          transcript.read(conversation).stream()
              .filter(kept -> kept.turn().equals(turn))
              .flatMap(kept -> kept.reply().stream())
              .filter(kept -> kept.text().startsWith(release.released()))
              .findFirst()
              .orElseThrow(() -> refused);
      return release.end(winner.text(), ReplyOutcome.of(winner.outcome()));
    }
  }
}
