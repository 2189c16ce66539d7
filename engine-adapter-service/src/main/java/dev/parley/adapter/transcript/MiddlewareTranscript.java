package dev.parley.adapter.transcript;

import dev.parley.adapter.guard.InspectedMessage;
import dev.parley.adapter.middleware.Asking;
import dev.parley.adapter.middleware.MiddlewareRefusedException;
import dev.parley.kernel.id.Direction;
import dev.parley.kernel.id.Turn;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// The transcript that the middleware keeps, sealed here before it goes.
@ApplicationScoped
class MiddlewareTranscript implements Transcript {
  private static final String RETENTION_CLASS = "general";
  private static final int NOT_FOUND = 404;

  private final MessageStore store;
  private final InnerSeal seal;

  @Inject
  MiddlewareTranscript(@RestClient MessageApi store, InnerSeal seal) {
    this((MessageStore) store, seal);
  }

  MiddlewareTranscript(MessageStore store, InnerSeal seal) {
    this.store = store;
    this.seal = seal;
  }

  @Override
  public void keep(Conversation conversation, Turn turn, InspectedMessage message) {
    keep(
        conversation,
        turn,
        Direction.VISITOR,
        Words.write(new StoredMessage(message.text(), message.language())));
  }

  @Override
  public void keep(Conversation conversation, Turn turn, StoredReply reply) {
    keep(conversation, turn, Direction.ENGINE, Words.write(reply));
  }

  private void keep(Conversation conversation, Turn turn, Direction direction, byte[] words) {
    var sealed = seal.seal(conversation, turn, direction, words);
    var message =
        new MessageStore.NewMessage(
            turn.number(),
            word(direction),
            conversation.key().value(),
            Base64.getEncoder().encodeToString(sealed),
            RETENTION_CLASS);
    var _ =
        Asking.passing(
            () -> store.keep(conversation.ticket(), conversation.id().toString(), message));
  }

  @Override
  public List<KeptTurn> read(Conversation conversation) {
    var kept = ask(conversation);
    if (kept.isEmpty()) {
      return List.of();
    }
    if (!conversation.key().value().equals(kept.get().keyDigest())) {
      throw new ProblemException(ProblemCode.CONVERSATION_KEY_CHANGED);
    }
    var replies = new HashMap<Long, StoredReply>();
    var messages = new ArrayList<Map.Entry<Turn, StoredMessage>>();
    for (var message : kept.get().messages()) {
      var turn = new Turn(message.turn());
      var direction = direction(message.direction());
      var words =
          seal.open(conversation, turn, direction, Base64.getDecoder().decode(message.sealed()));
      switch (direction) {
        case VISITOR -> messages.add(Map.entry(turn, Words.message(words)));
        case ENGINE -> replies.put(turn.number(), Words.reply(words));
      }
    }
    return messages.stream()
        .sorted(Map.Entry.comparingByKey(Comparator.comparingLong(Turn::number)))
        .map(entry ->
            new KeptTurn(
                entry.getKey(),
                entry.getValue(),
                Optional.ofNullable(replies.get(entry.getKey().number()))))
        .toList();
  }

  private Optional<MessageStore.Messages> ask(Conversation conversation) {
    return Asking.passing(() -> {
      try {
        return Optional.of(store.read(conversation.ticket(), conversation.id().toString()));
      } catch (MiddlewareRefusedException refused) {
        if (refused.status() == NOT_FOUND) {
          return Optional.empty();
        }
        throw refused;
      }
    });
  }

  private static String word(Direction direction) {
    return direction.name().toLowerCase(Locale.ROOT);
  }

  private static Direction direction(String word) {
    return Direction.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
