-- What retention may do: call these functions, and read what says nothing of content. They run as the
-- owner, on a pinned search path, and refuse any step that is not the next one.
--
-- Whoever locks both data_key and message locks data_key first: these functions, and the middleware.

-- A random value sealed under the bucket's key when it was made: while it opens, so does the bucket.
CREATE TABLE canary (
  bucket_id uuid PRIMARY KEY REFERENCES bucket,
  probe     text NOT NULL CHECK (probe LIKE 'vault:v%')
);

CREATE TABLE destruction_step (
  bucket_id uuid NOT NULL REFERENCES bucket,
  step      text NOT NULL,
  taken_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  note      text NOT NULL DEFAULT '',
  PRIMARY KEY (bucket_id, step)
);

-- One replica at a time; a claim ends by itself, for its holder may have been killed.
ALTER TABLE bucket ADD COLUMN claimed_until timestamptz;
CREATE INDEX bucket_by_end ON bucket (destroy_at) WHERE state <> 'destroyed';

ALTER TABLE certificate
  ADD COLUMN number   bigint NOT NULL UNIQUE CHECK (number > 0),
  ADD COLUMN previous bytea CHECK (octet_length(previous) = 32),
  ADD CHECK ((number = 1) = (previous IS NULL));

CREATE FUNCTION step_number(step text) RETURNS integer
LANGUAGE sql IMMUTABLE STRICT SET search_path = pg_catalog, pg_temp
RETURN array_position(
  ARRAY['planned', 'witnessed', 'rotated', 'raised', 'trimmed', 'deleted', 'proven', 'dropped', 'certified'], step);

-- False when that slot has its bucket already, or is over: the caller then discards the key it made.
CREATE FUNCTION open_bucket(
  new_id uuid, of_site text, of_class text,
  starts timestamptz, ends timestamptz, destroys timestamptz, sealed_probe text)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '3s'
AS $$
DECLARE
  suffix text := replace(new_id::text, '-', '_');
  parent text;
BEGIN
  IF ends <= clock_timestamp() THEN
    RETURN false;
  END IF;
  INSERT INTO bucket (id, site, retention_class, slot_start, slot_end, destroy_at)
  VALUES (new_id, of_site, of_class, starts, ends, destroys)
  ON CONFLICT (site, retention_class, slot_start) DO NOTHING;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO canary (bucket_id, probe) VALUES (new_id, sealed_probe);
  -- Attached rather than made as a partition: that lets writers go on.
  FOREACH parent IN ARRAY ARRAY['data_key', 'message'] LOOP
    EXECUTE format('CREATE TABLE public.%I (LIKE public.%I INCLUDING ALL)', parent || '_' || suffix, parent);
    EXECUTE format(
      'ALTER TABLE public.%I ATTACH PARTITION public.%I FOR VALUES IN (%L)', parent, parent || '_' || suffix, new_id);
  END LOOP;
  RETURN true;
END
$$;

CREATE FUNCTION take_step(of_bucket uuid, new_step text, what text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  held bucket;
BEGIN
  SELECT * INTO held FROM bucket WHERE id = of_bucket FOR UPDATE;
  IF NOT FOUND OR held.state <> 'destroying' THEN
    RAISE EXCEPTION 'the bucket is not being destroyed' USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  IF step_number(new_step) <= coalesce(step_number(held.step), 0) THEN
    RETURN;
  END IF;
  IF step_number(new_step) IS DISTINCT FROM coalesce(step_number(held.step), 0) + 1 THEN
    RAISE EXCEPTION 'step % does not follow %', new_step, held.step USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  UPDATE bucket SET step = new_step WHERE id = of_bucket;
  INSERT INTO destruction_step (bucket_id, step, note) VALUES (of_bucket, new_step, what);
END
$$;

-- False when another replica has it, or its time has not come by this clock.
CREATE FUNCTION claim_destruction(of_bucket uuid, patience interval) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  IF patience > interval '5 minutes' THEN
    RAISE EXCEPTION 'a claim lasts five minutes at most' USING ERRCODE = 'check_violation';
  END IF;
  UPDATE bucket SET state = 'destroying', claimed_until = clock_timestamp() + patience
  WHERE id = of_bucket AND state <> 'destroyed' AND destroy_at <= clock_timestamp()
    AND (claimed_until IS NULL OR claimed_until <= clock_timestamp());
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  PERFORM take_step(of_bucket, 'planned', '');
  RETURN true;
END
$$;

-- A second time changes nothing; a step that other functions take is refused.
CREATE FUNCTION record_step(of_bucket uuid, new_step text, what text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  IF coalesce(step_number(new_step) NOT BETWEEN step_number('witnessed') AND step_number('proven'), true) THEN
    RAISE EXCEPTION 'no step to record' USING ERRCODE = 'check_violation';
  END IF;
  PERFORM take_step(of_bucket, new_step, what);
END
$$;

-- How many messages went with it.
CREATE FUNCTION drop_bucket(of_bucket uuid) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '3s'
AS $$
DECLARE
  suffix   text := replace(of_bucket::text, '-', '_');
  held     bucket;
  messages bigint;
BEGIN
  SELECT * INTO held FROM bucket WHERE id = of_bucket FOR UPDATE;
  IF NOT FOUND OR held.state <> 'destroying' OR coalesce(step_number(held.step), 0) < step_number('proven') THEN
    RAISE EXCEPTION 'the bucket may not be dropped' USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  -- Dropping a partition locks its parent against everybody: in the order in which writers and readers come, or
  -- each would wait for the other.
  EXECUTE format('DROP TABLE IF EXISTS public.%I', 'data_key_' || suffix);
  EXECUTE format('DROP TABLE IF EXISTS public.%I', 'message_' || suffix);
  SELECT count(*) INTO messages FROM turn WHERE bucket_id = of_bucket;
  PERFORM take_step(of_bucket, 'dropped', messages::text);
  RETURN messages;
END
$$;

-- False when the bucket has its certificate, or the chain has grown since: the caller then looks again.
CREATE FUNCTION file_certificate(
  new_id uuid, of_bucket uuid, new_number bigint, digest_before bytea, signed text)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  last certificate;
BEGIN
  LOCK TABLE certificate IN SHARE ROW EXCLUSIVE MODE;
  SELECT * INTO last FROM certificate ORDER BY number DESC LIMIT 1;
  IF new_number <> coalesce(last.number, 0) + 1
     OR digest_before IS DISTINCT FROM sha256(convert_to(last.statement, 'UTF8'))
     OR EXISTS (SELECT FROM certificate WHERE bucket_id = of_bucket) THEN
    RETURN false;
  END IF;
  PERFORM take_step(of_bucket, 'certified', new_id::text);
  INSERT INTO certificate (id, bucket_id, statement, number, previous)
  VALUES (new_id, of_bucket, signed, new_number, digest_before);
  UPDATE bucket SET state = 'destroyed', claimed_until = NULL WHERE id = of_bucket;
  RETURN true;
END
$$;

REVOKE EXECUTE ON FUNCTION
  step_number, open_bucket, take_step, claim_destruction, record_step, drop_bucket, file_certificate FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  open_bucket, claim_destruction, record_step, drop_bucket, file_certificate TO app_retention;
GRANT SELECT ON bucket, canary, destruction_step, certificate TO app_retention;
