-- What Parley may ask: a view a question, whose rows are those of the booking that was proven, if any.
-- The views run as their owner, and row-level security is forced on the owner too.

ALTER TABLE booking ENABLE ROW LEVEL SECURITY;
ALTER TABLE booking FORCE ROW LEVEL SECURITY;
CREATE POLICY proven_booking ON booking USING (number = current_setting('parley.booking', true));

ALTER TABLE guest ENABLE ROW LEVEL SECURITY;
ALTER TABLE guest FORCE ROW LEVEL SECURITY;
CREATE POLICY guest_of_proven_booking ON guest USING (id IN (SELECT guest_id FROM booking));

ALTER TABLE loyalty ENABLE ROW LEVEL SECURITY;
ALTER TABLE loyalty FORCE ROW LEVEL SECURITY;
CREATE POLICY loyalty_of_proven_booking ON loyalty USING (guest_id IN (SELECT guest_id FROM booking));

CREATE VIEW booking_status WITH (security_barrier) AS
SELECT booking.status, booking.arrival, booking.departure, room_type.name AS room
FROM booking JOIN room ON room.number = booking.room JOIN room_type ON room_type.id = room.type_id;

CREATE VIEW booking_dates WITH (security_barrier) AS
SELECT arrival, departure, departure - arrival AS nights FROM booking;

CREATE VIEW room_types AS SELECT name, price, size, guests FROM room_type;

CREATE VIEW hotel_facts AS SELECT name AS fact, value FROM fact;

-- Letters without their marks and cases: Weiß is weiss, Søndergaard is sondergaard.
CREATE FUNCTION folded(name text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT SET search_path = pg_catalog, pg_temp
RETURN regexp_replace(
  normalize(translate(replace(lower(btrim(name)), 'ß', 'ss'), 'øłđ', 'old'), NFKD), U&'[\0300-\036F'' -]', '', 'g');

-- Yes or no, whatever was wrong.
CREATE FUNCTION proves_booking(claimed_number text, claimed_surname text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  proven boolean;
BEGIN
  PERFORM set_config('parley.booking', claimed_number, true);
  SELECT EXISTS (
    SELECT FROM booking JOIN guest ON guest.id = booking.guest_id
    WHERE booking.number = claimed_number AND folded(guest.surname) = folded(claimed_surname)) INTO proven;
  PERFORM set_config('parley.booking', '', true);
  RETURN proven;
END
$$;

REVOKE EXECUTE ON FUNCTION folded, proves_booking FROM PUBLIC;
GRANT EXECUTE ON FUNCTION proves_booking TO hotel_reader;
GRANT SELECT ON booking_status, booking_dates, room_types, hotel_facts TO hotel_reader;
