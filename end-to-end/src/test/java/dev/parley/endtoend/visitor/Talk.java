package dev.parley.endtoend.visitor;

/// One conversation in progress: a session, its keys, and the next turn.
public final class Talk {
  private final Visitor visitor;
  private final String session;
  private final ConversationKeys keys;
  private long turn;

  public Talk(Visitor visitor) {
    this.visitor = visitor;
    this.session = visitor.session();
    this.keys = visitor.keys(session);
  }

  /// Says something and waits for the whole reply.
  public Reply say(String text) {
    turn++;
    return Visitor.reply(
        keys, visitor.post(session, keys.conversation(), keys.seal(turn, Visitor.text(text))));
  }

  /// The same, without sealing its frames: for a build whose adapter does not either.
  public Talk unsealed() {
    keys.unseal();
    return this;
  }

  public String session() {
    return session;
  }

  public ConversationKeys keys() {
    return keys;
  }

  public long turn() {
    return turn;
  }
}
