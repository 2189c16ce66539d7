package dev.parley.adapter.transcript;

import dev.parley.adapter.middleware.MiddlewareRefusedException;
import dev.parley.kernel.problem.Problem;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The middleware's message store in memory, with its refusals. A ticket stands for its subject.
public final class MemoryMessageStore implements MessageStore {
  private final Map<String, Book> books = new HashMap<>();
  private @Nullable RuntimeException failure;

  private record Book(String ticket, String keyDigest, List<OldMessage> messages) {
    long count(String direction) {
      return messages.stream().filter(one -> one.direction().equals(direction)).count();
    }

    boolean has(long turn, String direction) {
      return messages.stream()
          .anyMatch(one -> one.turn() == turn && one.direction().equals(direction));
    }
  }

  @Override
  public synchronized Kept keep(String ticket, String conversation, NewMessage message) {
    answering();
    var book =
        books.computeIfAbsent(
            conversation, _ -> new Book(ticket, message.keyDigest(), new ArrayList<>()));
    require(book.ticket().equals(ticket), ProblemCode.CONVERSATION_NOT_YOURS);
    require(book.keyDigest().equals(message.keyDigest()), ProblemCode.CONVERSATION_KEY_CHANGED);
    if (message.direction().equals("visitor")) {
      require(message.turn() > book.count("visitor"), ProblemCode.MESSAGE_REPLAYED);
      require(message.turn() == book.count("visitor") + 1, ProblemCode.MESSAGE_OUT_OF_ORDER);
    } else {
      require(book.has(message.turn(), "visitor"), ProblemCode.MESSAGE_OUT_OF_ORDER);
      require(!book.has(message.turn(), "engine"), ProblemCode.REPLY_EXISTS);
    }
    book.messages()
        .add(
            new OldMessage(
                message.turn(), message.direction(), message.sealed(), "2026-03-01T10:00:00Z"));
    return new Kept("6f0b1f0e-0000-4000-8000-000000000000", "2026-03-31T00:00:00Z");
  }

  @Override
  public synchronized Messages read(String ticket, String conversation) {
    answering();
    var book = books.get(conversation);
    if (book == null) {
      throw refused(ProblemCode.REQUEST_UNKNOWN);
    }
    require(book.ticket().equals(ticket), ProblemCode.CONVERSATION_NOT_YOURS);
    return new Messages(book.keyDigest(), book.messages());
  }

  /// From now on every call fails so.
  public synchronized void failWith(RuntimeException reason) {
    failure = reason;
  }

  /// Swaps the ciphertexts of two turns, as somebody with the database's password could.
  synchronized void swap(String conversation, int one, int other) {
    var messages = Objects.requireNonNull(books.get(conversation)).messages();
    var first = messages.get(one);
    var second = messages.get(other);
    messages.set(one, moved(first, second));
    messages.set(other, moved(second, first));
  }

  synchronized String everything() {
    return books.toString();
  }

  private static OldMessage moved(OldMessage place, OldMessage content) {
    return new OldMessage(place.turn(), place.direction(), content.sealed(), place.acceptedAt());
  }

  private void answering() {
    if (failure != null) {
      throw failure;
    }
  }

  private static void require(boolean holds, ProblemCode code) {
    if (!holds) {
      throw refused(code);
    }
  }

  private static MiddlewareRefusedException refused(ProblemCode code) {
    JsonObject problem = Problem.of(code).toJson();
    return new MiddlewareRefusedException(code.status(), problem);
  }
}
