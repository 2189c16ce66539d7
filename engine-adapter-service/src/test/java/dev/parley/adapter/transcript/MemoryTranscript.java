package dev.parley.adapter.transcript;

import dev.parley.adapter.guard.InspectedMessage;
import dev.parley.kernel.id.ConversationId;
import dev.parley.kernel.id.Turn;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A transcript in memory, held to the same contract as the real one. A ticket stands for its
/// subject.
public final class MemoryTranscript implements Transcript {
  private final Map<ConversationId, Book> books = new HashMap<>();

  private record Book(Conversation first, List<KeptTurn> turns) {}

  @Override
  public synchronized void keep(Conversation conversation, Turn turn, InspectedMessage message) {
    var book = books.get(conversation.id());
    var said = book == null ? 0 : checked(book, conversation).turns().size();
    if (turn.number() <= said) {
      throw new ProblemException(ProblemCode.MESSAGE_REPLAYED);
    }
    if (turn.number() > said + 1) {
      throw new ProblemException(ProblemCode.MESSAGE_OUT_OF_ORDER);
    }
    books
        .computeIfAbsent(conversation.id(), _ -> new Book(conversation, new ArrayList<>()))
        .turns()
        .add(
            new KeptTurn(
                turn, new StoredMessage(message.text(), message.language()), Optional.empty()));
  }

  @Override
  public synchronized void keep(Conversation conversation, Turn turn, StoredReply reply) {
    var book = books.get(conversation.id());
    if (book == null || checked(book, conversation).turns().size() < turn.number()) {
      throw new ProblemException(ProblemCode.MESSAGE_OUT_OF_ORDER);
    }
    var kept = book.turns().get((int) turn.number() - 1);
    if (kept.reply().isPresent()) {
      throw new ProblemException(ProblemCode.REPLY_EXISTS);
    }
    book.turns()
        .set((int) turn.number() - 1, new KeptTurn(turn, kept.message(), Optional.of(reply)));
  }

  @Override
  public synchronized List<KeptTurn> read(Conversation conversation) {
    var book = books.get(conversation.id());
    return book == null ? List.of() : List.copyOf(checked(book, conversation).turns());
  }

  private static Book checked(Book book, Conversation conversation) {
    if (!book.first().ticket().equals(conversation.ticket())) {
      throw new ProblemException(ProblemCode.CONVERSATION_NOT_YOURS);
    }
    if (!book.first().key().equals(conversation.key())) {
      throw new ProblemException(ProblemCode.CONVERSATION_KEY_CHANGED);
    }
    return book;
  }
}
