package dev.parley.kernel.problem;

/// The stable codes of `contracts/problems.csv`, which a test holds this to.
public enum ProblemCode {
  SESSION_MISSING("session.missing", 401, "No session", "Ask for a session first"),
  SESSION_INVALID("session.invalid", 401, "The session is not valid", "Ask for a new session"),
  SESSION_EXPIRED("session.expired", 401, "The session has expired", "Ask for a new session"),
  SESSION_ORIGIN(
      "session.origin",
      403,
      "This page may not use that session",
      "Use the page the session was made for"),
  SITE_UNKNOWN("site.unknown", 404, "No such site", "Check the site's name"),
  SITE_ORIGIN(
      "site.origin", 403, "This origin may not use the site", "Add the origin to the site's list"),
  CLIENT_UNRESOLVED(
      "client.unresolved",
      400,
      "The client's address cannot be told",
      "Send one well-formed Forwarded header through your own proxies"),
  ACCESS_DENIED(
      "access.denied",
      403,
      "This address is not admitted",
      "Ask the site for admission; quote the instance"),
  REGION_DENIED(
      "region.denied",
      403,
      "Not served in this region",
      "Ask the site for another way; quote the instance"),
  LIMIT_EXCEEDED("limit.exceeded", 429, "Too many requests", "Wait for the seconds of Retry-After"),
  CHALLENGE_REQUIRED(
      "challenge.required",
      403,
      "A challenge must be solved first",
      "Fetch /v1/challenge and send its solution"),
  CHALLENGE_INVALID(
      "challenge.invalid",
      403,
      "The challenge is not solved",
      "Fetch a new challenge and solve it"),
  CHALLENGE_EXPIRED(
      "challenge.expired", 403, "The challenge has expired", "Fetch a new challenge and solve it"),
  CHALLENGE_REPLAYED(
      "challenge.replayed",
      403,
      "This solution was used before",
      "Fetch a new challenge and solve it"),
  SITE_CREDENTIAL(
      "site.credential", 401, "The site did not prove who it is", "Follow docs/guides/sessions.md"),
  SITE_CLOSED(
      "site.closed", 503, "The chat is closed for now", "Wait for the seconds of Retry-After"),
  SITE_MALFORMED(
      "site.malformed",
      422,
      "The site's document is wrong",
      "See line and reason; follow contracts/site.schema.json"),
  SITE_OF_FILE(
      "site.of-file", 409, "This site comes from a file", "Change the file or take another name"),
  FRAME_MEDIA_TYPE(
      "frame.media-type", 415, "Not a sealed frame", "Send application/vnd.parley.frame"),
  FRAME_TOO_LARGE("frame.too-large", 413, "The frame is too large", "Send at most 65536 bytes"),
  FRAME_MALFORMED(
      "frame.malformed", 400, "The frame is malformed", "Follow contracts/sealed-wire.md"),
  FRAME_MOVED(
      "frame.moved",
      400,
      "The frame belongs to another conversation",
      "Send it to its own conversation"),
  FRAME_KEY_EXPIRED(
      "frame.key-expired",
      410,
      "The key is unknown or expired",
      "Fetch the manifest anew and seal again"),
  FRAME_UNREADABLE(
      "frame.unreadable", 400, "The frame does not open", "Seal it for this site and conversation"),
  MESSAGE_MALFORMED(
      "message.malformed", 400, "The message is malformed", "Follow contracts/sealed-wire.md"),
  MESSAGE_REPLAYED("message.replayed", 409, "This turn was already accepted", "Resume its reply"),
  MESSAGE_OUT_OF_ORDER(
      "message.out-of-order", 409, "An earlier turn is missing", "Send the turns in order"),
  REPLY_EXISTS("reply.exists", 409, "This turn already has a reply", "Read it"),
  REPLY_UNKNOWN("reply.unknown", 404, "No such turn", "Send the message first"),
  CONVERSATION_NOT_YOURS(
      "conversation.not-yours",
      403,
      "The conversation belongs to another session",
      "Start a conversation of your own"),
  CONVERSATION_KEY_CHANGED(
      "conversation.key-changed",
      409,
      "The conversation's key has changed",
      "Keep one sealed key for a conversation"),
  TICKET_MISSING("ticket.missing", 401, "No ticket", "Send Parley-Ticket"),
  TICKET_INVALID(
      "ticket.invalid", 401, "The ticket is not valid", "Ask the gateway for a new ticket"),
  TICKET_EXPIRED(
      "ticket.expired", 401, "The ticket has expired", "Ask the gateway for a new ticket"),
  TICKET_PURPOSE(
      "ticket.purpose",
      403,
      "The ticket is not for this purpose",
      "Ask for a ticket with the purpose"),
  CALLER_UNAUTHENTICATED(
      "caller.unauthenticated",
      401,
      "The caller did not prove who it is",
      "Send an identity token for this service"),
  CALLER_MISMATCH(
      "caller.mismatch",
      403,
      "Certificate and token name different services",
      "Use one's own certificate and token"),
  CALLER_FORBIDDEN(
      "caller.forbidden", 403, "The caller may not call this", "See contracts/calls.csv"),
  REQUEST_MALFORMED(
      "request.malformed", 400, "The request is malformed", "See the service's OpenAPI"),
  REQUEST_MEDIA_TYPE(
      "request.media-type", 415, "The media type is not supported", "See the service's OpenAPI"),
  REQUEST_UNKNOWN("request.unknown", 404, "Nothing is here", "See the service's OpenAPI"),
  REQUEST_METHOD(
      "request.method", 405, "The method is not allowed here", "See the service's OpenAPI"),
  REQUEST_TOO_LARGE("request.too-large", 413, "The request is too large", "Send less"),
  QUESTION_UNKNOWN("question.unknown", 404, "No such question", "Ask one of the catalogue"),
  QUESTION_ARGUMENTS(
      "question.arguments", 422, "The arguments do not fit the question", "See the catalogue"),
  GRANT_MISSING(
      "grant.missing", 403, "A proof is needed first", "Give the proof that the question names"),
  PROOF_WRONG("proof.wrong", 403, "The proof is wrong", "Check the number and the surname"),
  PROOF_EXHAUSTED("proof.exhausted", 403, "Too many wrong proofs", "Ask a person"),
  BUDGET_ROWS(
      "budget.rows",
      429,
      "Too many rows were read in this conversation",
      "Start a new conversation"),
  BUCKET_MISSING(
      "bucket.missing",
      503,
      "No bucket is open for this message",
      "Retry; see runbooks/bucket-missing.md"),
  ENGINE_UNAVAILABLE("engine.unavailable", 503, "The engine does not answer", "Retry later"),
  UPSTREAM_UNAVAILABLE(
      "upstream.unavailable", 503, "A part of the service does not answer", "Retry later"),
  INTERNAL_ERROR("internal.error", 500, "Something went wrong", "Retry; quote the instance");

  private final String code;
  private final int status;
  private final String title;
  private final String next;

  ProblemCode(String code, int status, String title, String next) {
    this.code = code;
    this.status = status;
    this.title = title;
    this.next = next;
  }

  public String code() {
    return code;
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /// What the caller should do about it.
  public String next() {
    return next;
  }
}
