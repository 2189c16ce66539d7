-- What Parley keeps. Owned by parley_owner; services come in as short-lived users of the group roles
-- app_middleware and app_retention, which own nothing and may run no DDL.

CREATE TABLE bucket (
  id              uuid PRIMARY KEY,
  site            text NOT NULL,
  retention_class text NOT NULL,
  slot_start      timestamptz NOT NULL,
  slot_end        timestamptz NOT NULL,
  destroy_at      timestamptz NOT NULL,
  state           text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'destroying', 'destroyed')),
  step            text,
  CHECK (slot_start < slot_end AND slot_end <= destroy_at),
  UNIQUE (site, retention_class, slot_start)
);
COMMENT ON TABLE bucket IS 'site x retention class x time slot; the transit key is bucket-<id>, the partitions are message_<id> and data_key_<id>, dashes as underscores';

-- No content: whose conversation it is, the digest of its sealed key, and the last turn accepted.
CREATE TABLE conversation (
  id         uuid PRIMARY KEY,
  site       text NOT NULL,
  subject    text NOT NULL,
  key_digest bytea NOT NULL CHECK (octet_length(key_digest) = 32),
  last_turn  bigint NOT NULL CHECK (last_turn >= 0),
  last_at    timestamptz NOT NULL DEFAULT now()
);

-- A replay or a second reply is refused by this key, not by memory.
CREATE TABLE turn (
  conversation_id uuid NOT NULL REFERENCES conversation ON DELETE CASCADE,
  turn            bigint NOT NULL CHECK (turn > 0),
  direction       smallint NOT NULL CHECK (direction IN (1, 2)),
  bucket_id       uuid NOT NULL REFERENCES bucket,
  accepted_at     timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (conversation_id, turn, direction)
);
CREATE INDEX turn_by_bucket ON turn (bucket_id);

CREATE TABLE message (
  bucket_id       uuid NOT NULL,
  conversation_id uuid NOT NULL,
  turn            bigint NOT NULL,
  direction       smallint NOT NULL,
  sealed          bytea NOT NULL,
  PRIMARY KEY (bucket_id, conversation_id, turn, direction)
) PARTITION BY LIST (bucket_id);

CREATE TABLE data_key (
  bucket_id       uuid NOT NULL,
  conversation_id uuid NOT NULL,
  wrapped         text NOT NULL,
  PRIMARY KEY (bucket_id, conversation_id)
) PARTITION BY LIST (bucket_id);

CREATE TABLE certificate (
  id        uuid PRIMARY KEY,
  bucket_id uuid NOT NULL UNIQUE REFERENCES bucket,
  statement text NOT NULL,
  issued_at timestamptz NOT NULL DEFAULT now()
);
