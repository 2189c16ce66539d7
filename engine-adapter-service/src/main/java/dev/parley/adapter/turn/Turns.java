package dev.parley.adapter.turn;

import dev.parley.adapter.guard.Guard;
import dev.parley.adapter.guard.InspectedMessage;
import dev.parley.adapter.guard.Verdict;
import dev.parley.adapter.sealing.ConversationKey;
import dev.parley.adapter.sealing.Frame;
import dev.parley.adapter.sealing.Sealing;
import dev.parley.adapter.sealing.key.KeyProof;
import dev.parley.adapter.transcript.KeptTurn;
import dev.parley.adapter.transcript.Transcript;
import dev.parley.kernel.id.Turn;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;

/// The story of a turn: open, inspect, store, answer, seal and release.
@ApplicationScoped
class Turns {
  private static final int NOTHING_YET = -1;

  private final Sealing sealing;
  private final Guard guard;
  private final Transcript transcript;
  private final RunningTurns running;
  private final Answering answering;

  Turns(
      Sealing sealing,
      Guard guard,
      Transcript transcript,
      RunningTurns running,
      Answering answering) {
    this.sealing = sealing;
    this.guard = guard;
    this.transcript = transcript;
    this.running = running;
    this.answering = answering;
  }

  /// A visitor's message comes in. When this returns it is stored, and its reply is being made.
  ///
  /// @throws ProblemException with a code of the sealed wire, section 6
  Reading begin(Visit visit, byte[] body) {
    var frame = Frame.parse(body).requireIn(visit.conversation());
    var opened = sealing.open(frame, visit.site());
    try (var key = opened.key()) {
      var message = inspected(opened.message().text(), opened.message().language());
      var turn = answering.turn(visit, opened.turn(), key.digest(), true);
      if (running.admit(turn).isPresent()) {
        throw new ProblemException(ProblemCode.MESSAGE_REPLAYED);
      }
      try {
        transcript.keep(visit.keptUnder(key.digest()), opened.turn(), message);
      } catch (RuntimeException refused) {
        running.leave(turn);
        throw refused;
      }
      return answering.start(turn, visit, message, key);
    }
  }

  /// A visitor comes back for a reply: it goes on where it is being made, is told again where it
  /// was stored, and is made anew where it was lost.
  ///
  /// @param last the last chunk received, or -1
  /// @throws ProblemException `reply.unknown` when the turn never was
  Reading resume(Visit visit, Turn number, KeyProof proof, int last) {
    try (var key = sealing.open(proof, visit.site(), visit.conversation())) {
      var atWork = running.find(visit.turn(number));
      if (atWork.isPresent()) {
        return join(atWork.get(), visit, key, last);
      }
      var kept = kept(visit, number, key);
      return kept.reply().isPresent()
          ? answering.retell(kept.reply().get(), key.replies(number))
          : anew(visit, kept, key);
    }
  }

  private Reading join(RunningTurn turn, Visit visit, ConversationKey key, int last) {
    turn.requireOf(visit.site(), visit.ticket().subject(), key.digest());
    return new Reading(turn.reply(), turn.after(last));
  }

  private Reading anew(Visit visit, KeptTurn kept, ConversationKey key) {
    var message = inspected(kept.message().text(), kept.message().language());
    var turn = answering.turn(visit, kept.turn(), key.digest(), false);
    var other = running.admit(turn);
    return other.isPresent()
        ? join(other.get(), visit, key, NOTHING_YET)
        : answering.start(turn, visit, message, key);
  }

  private KeptTurn kept(Visit visit, Turn number, ConversationKey key) {
    return transcript.read(visit.keptUnder(key.digest())).stream()
        .filter(turn -> turn.turn().equals(number))
        .findFirst()
        .orElseThrow(() -> new ProblemException(ProblemCode.REPLY_UNKNOWN));
  }

  private InspectedMessage inspected(String text, String language) {
    return switch (guard.inspect(text, language)) {
      case Verdict.Passed(var message, _) -> message;
      case Verdict.Refused(var reason) -> throw new ProblemException(reason);
    };
  }
}
