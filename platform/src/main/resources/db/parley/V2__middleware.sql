-- What the middleware may do, and the tables of its proofs.

-- Tries are counted here, whichever replica they reach.
CREATE TABLE proof_attempt (
  conversation_id uuid NOT NULL,
  kind            text NOT NULL,
  tries           integer NOT NULL DEFAULT 0 CHECK (tries >= 0),
  last_at         timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (conversation_id, kind)
);

-- The same for what was guessed at, so that many conversations are no way around it. Kept as a digest.
CREATE TABLE proof_target (
  site    text NOT NULL,
  target  bytea NOT NULL CHECK (octet_length(target) = 32),
  tries   integer NOT NULL DEFAULT 0 CHECK (tries >= 0),
  since   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (site, target)
);

-- What a proof opened: rows of one key, for one conversation, for a while.
CREATE TABLE access_grant (
  conversation_id uuid NOT NULL,
  kind            text NOT NULL,
  row_key         text NOT NULL,
  expires_at      timestamptz NOT NULL,
  PRIMARY KEY (conversation_id, kind)
);

-- Rows handed out, by conversation.
CREATE TABLE query_budget (
  conversation_id uuid PRIMARY KEY,
  rows_left       integer NOT NULL CHECK (rows_left >= 0)
);

GRANT SELECT ON bucket TO app_middleware;
GRANT SELECT, INSERT, UPDATE ON conversation TO app_middleware;
GRANT SELECT, INSERT ON turn, message, data_key TO app_middleware;
GRANT SELECT, INSERT, UPDATE ON proof_attempt, proof_target, access_grant, query_budget TO app_middleware;
