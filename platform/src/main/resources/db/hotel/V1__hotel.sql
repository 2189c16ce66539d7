-- The demo hotel's own database: forty rooms, and a few thousand guests and bookings made by arithmetic.
-- Owned by hotel_owner; Parley comes in as short-lived users of hotel_reader, who see views and nothing below.

CREATE TABLE room_type (
  id     integer PRIMARY KEY,
  name   text NOT NULL UNIQUE,
  price  integer NOT NULL CHECK (price > 0),
  size   integer NOT NULL CHECK (size > 0),
  guests integer NOT NULL CHECK (guests > 0)
);
COMMENT ON COLUMN room_type.price IS 'EUR a night';
COMMENT ON COLUMN room_type.size IS 'square metres';

CREATE TABLE room (
  number  integer PRIMARY KEY,
  type_id integer NOT NULL REFERENCES room_type
);

CREATE TABLE guest (
  id         integer PRIMARY KEY,
  given_name text NOT NULL,
  surname    text NOT NULL,
  mail       text NOT NULL UNIQUE
);

CREATE TABLE loyalty (
  guest_id integer PRIMARY KEY REFERENCES guest,
  points   integer NOT NULL CHECK (points >= 0),
  tier     text NOT NULL CHECK (tier IN ('lake', 'garden', 'attic'))
);

CREATE TABLE booking (
  number    text PRIMARY KEY CHECK (number ~ '^HB-[0-9]{5}$'),
  guest_id  integer NOT NULL REFERENCES guest,
  room      integer NOT NULL REFERENCES room,
  arrival   date NOT NULL,
  departure date NOT NULL,
  status    text NOT NULL CHECK (status IN ('requested', 'confirmed', 'checked_in', 'checked_out', 'cancelled')),
  CHECK (arrival < departure)
);
CREATE INDEX booking_by_guest ON booking (guest_id);

CREATE TABLE fact (
  name  text PRIMARY KEY,
  value text NOT NULL
);

INSERT INTO room_type (id, name, price, size, guests) VALUES
  (1, 'Lake room', 210, 28, 2), (2, 'Garden room', 165, 24, 2), (3, 'Attic suite', 340, 46, 4);

INSERT INTO room (number, type_id)
SELECT floor * 100 + door, CASE WHEN floor = 4 THEN 3 WHEN door <= 5 THEN 1 ELSE 2 END
FROM generate_series(1, 4) AS floor, generate_series(1, 10) AS door;

INSERT INTO guest (id, given_name, surname, mail)
SELECT id,
  (ARRAY['Ada','Ben','Clara','David','Elif','Farid','Greta','Hana','Ivo','Jana','Karim','Lena','Mira','Noah','Olga','Paul','Rosa','Samir','Tilda','Yusuf'])[1 + id % 20],
  (ARRAY['Adler','Berg','Castillo','Dubois','Eriksson','Fischer','Garcia','Haddad','Ivanova','Jansen','Keller','Lindqvist','Moreau','Novak','Okafor','Petrov','Quiroga','Rossi','Søndergaard','Tanaka','Ümit','Vogel','Weiß','Yilmaz','Zimmer'])[1 + (id * 7) % 25],
  'guest' || id || '@example.org'
FROM generate_series(1, 2400) AS id;

INSERT INTO loyalty (guest_id, points, tier)
SELECT id, (id * 37) % 5000, (ARRAY['lake','garden','attic'])[1 + id % 3] FROM guest WHERE id % 3 = 0;

INSERT INTO booking (number, guest_id, room, arrival, departure, status)
SELECT 'HB-' || (10000 + id),
  1 + (id * 13) % 2400,
  (1 + id % 4) * 100 + 1 + (id / 4) % 10,
  date '2026-01-01' + (id * 11) % 720,
  date '2026-01-01' + (id * 11) % 720 + 1 + id % 9,
  (ARRAY['confirmed','confirmed','confirmed','requested','checked_in','checked_out','cancelled'])[1 + id % 7]
FROM generate_series(1, 3600) AS id;

-- The two who play in the demo (README.md beside the site's files).
UPDATE guest SET surname = 'Lindqvist' WHERE id = (SELECT guest_id FROM booking WHERE number = 'HB-10482');
UPDATE guest SET surname = 'Weiß' WHERE id = (SELECT guest_id FROM booking WHERE number = 'HB-10517');
UPDATE booking SET status = 'confirmed', arrival = '2027-06-04', departure = '2027-06-11' WHERE number = 'HB-10482';
UPDATE booking SET status = 'requested', arrival = '2027-07-02', departure = '2027-07-05' WHERE number = 'HB-10517';

INSERT INTO fact (name, value) VALUES
  ('check_in_from', '15:00'), ('check_in_until', '22:00'), ('check_out_until', '11:00'),
  ('late_check_out_until', '14:00'), ('late_check_out_price', '35'),
  ('breakfast_from', '07:00'), ('breakfast_until', '10:30'), ('breakfast_price', '19'),
  ('dinner_from', '18:30'), ('dinner_until', '21:30'),
  ('room_service_from', '11:00'), ('room_service_until', '22:00'),
  ('sauna_from', '15:00'), ('sauna_until', '22:00'), ('massage_price', '85'),
  ('parking_price', '12'), ('pet_price', '20'), ('transfer_price', '15'), ('cot_price', '10'),
  ('free_cancellation_days', '3'), ('reception_phone', '+49 7000 10482');
