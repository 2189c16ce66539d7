package dev.parley.adapter.transcript;

import dev.parley.adapter.guard.InspectedMessage;
import dev.parley.kernel.id.Turn;
import dev.parley.kernel.problem.ProblemException;
import java.util.List;

/// What is kept of conversations. The keeper refuses replays, gaps and strangers.
public interface Transcript {

  /// @throws ProblemException `message.replayed`, `message.out-of-order`,
  ///   `conversation.key-changed`, `conversation.not-yours`, or `upstream.unavailable`
  void keep(Conversation conversation, Turn turn, InspectedMessage message);

  /// @throws ProblemException `reply.exists` when another replica's reply was first, or as above
  void keep(Conversation conversation, Turn turn, StoredReply reply);

  /// Every turn that can still be read, oldest first; none when nothing was ever said.
  ///
  /// @throws ProblemException `conversation.key-changed`, `conversation.not-yours`, or
  ///   `upstream.unavailable`
  List<KeptTurn> read(Conversation conversation);
}
