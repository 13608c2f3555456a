/**
 * The tables of the box office. Instants are milliseconds since the epoch, money is integer cents.
 *
 * Seats have a row only while somebody has them: the primary key of `seats` is what makes it
 * impossible to sell one twice, and deleting a cart, line or order frees them by cascade.
 */
export const schema = `
CREATE TABLE IF NOT EXISTS theatres (
  client_name TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  api_key TEXT NOT NULL,
  hold_seconds INTEGER NOT NULL,
  partial_adds INTEGER NOT NULL,
  taken_seat_status INTEGER NOT NULL,
  return_parameter TEXT NOT NULL,
  clock_offset INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE IF NOT EXISTS ranks (
  client_name TEXT NOT NULL REFERENCES theatres,
  hall_id INTEGER NOT NULL,
  hall_name TEXT NOT NULL,
  rank_id INTEGER NOT NULL,
  rank_name TEXT NOT NULL,
  first_row INTEGER NOT NULL,
  last_row INTEGER NOT NULL,
  seats_per_row INTEGER NOT NULL,
  PRIMARY KEY (client_name, rank_id)
) STRICT;

CREATE TABLE IF NOT EXISTS productions (
  client_name TEXT NOT NULL REFERENCES theatres,
  production_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  tags TEXT NOT NULL,
  PRIMARY KEY (client_name, production_id)
) STRICT;

CREATE TABLE IF NOT EXISTS events (
  client_name TEXT NOT NULL,
  event_id INTEGER NOT NULL,
  production_id INTEGER NOT NULL,
  hall_id INTEGER NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  PRIMARY KEY (client_name, event_id),
  FOREIGN KEY (client_name, production_id) REFERENCES productions
) STRICT;

CREATE TABLE IF NOT EXISTS prices (
  client_name TEXT NOT NULL,
  production_id INTEGER NOT NULL,
  rank_id INTEGER NOT NULL,
  price_id TEXT NOT NULL,
  price_name TEXT NOT NULL,
  cents INTEGER NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (client_name, production_id, rank_id, price_id),
  FOREIGN KEY (client_name, production_id) REFERENCES productions,
  FOREIGN KEY (client_name, rank_id) REFERENCES ranks
) STRICT;

CREATE TABLE IF NOT EXISTS payment_methods (
  client_name TEXT NOT NULL REFERENCES theatres,
  payment_method_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  fee INTEGER NOT NULL,
  payment_page INTEGER NOT NULL,
  payment_status TEXT NOT NULL,
  PRIMARY KEY (client_name, payment_method_id)
) STRICT;

CREATE TABLE IF NOT EXISTS customers (
  customer_id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_name TEXT NOT NULL REFERENCES theatres,
  email TEXT NOT NULL COLLATE NOCASE,
  fields TEXT NOT NULL,
  UNIQUE (client_name, email)
) STRICT;

CREATE TABLE IF NOT EXISTS carts (
  cart_id TEXT PRIMARY KEY,
  client_name TEXT NOT NULL REFERENCES theatres,
  time_out INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS carts_by_time_out ON carts (client_name, time_out);

CREATE TABLE IF NOT EXISTS orders (
  order_id INTEGER PRIMARY KEY AUTOINCREMENT,
  client_name TEXT NOT NULL REFERENCES theatres,
  order_key TEXT NOT NULL UNIQUE,
  customer_id INTEGER REFERENCES customers,
  order_status TEXT NOT NULL,
  order_payment_status TEXT NOT NULL,
  order_date INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  fee INTEGER NOT NULL,
  last_changed INTEGER NOT NULL,
  handling_text_payment TEXT NOT NULL,
  redirect_url TEXT,
  payment_id TEXT UNIQUE
) STRICT;
CREATE INDEX IF NOT EXISTS orders_by_change ON orders (client_name, last_changed);

-- What only some orders have: until when a reservation holds, and a discount on the whole.
CREATE TABLE IF NOT EXISTS order_terms (
  order_id INTEGER PRIMARY KEY REFERENCES orders,
  time_out INTEGER,
  discount_name TEXT
) STRICT;

CREATE TABLE IF NOT EXISTS lines (
  line_number INTEGER PRIMARY KEY,
  item_id TEXT NOT NULL UNIQUE,
  cart_id TEXT REFERENCES carts ON DELETE CASCADE,
  order_id INTEGER REFERENCES orders,
  item_type TEXT NOT NULL,
  event_id INTEGER,
  rank_id INTEGER,
  price_id TEXT NOT NULL,
  price_name TEXT,
  description TEXT NOT NULL,
  cents INTEGER NOT NULL,
  CHECK ((cart_id IS NULL) <> (order_id IS NULL))
) STRICT;
CREATE INDEX IF NOT EXISTS lines_by_cart ON lines (cart_id);
CREATE INDEX IF NOT EXISTS lines_by_order ON lines (order_id);

CREATE TABLE IF NOT EXISTS seats (
  client_name TEXT NOT NULL,
  event_id INTEGER NOT NULL,
  rank_id INTEGER NOT NULL,
  row_number INTEGER NOT NULL,
  seat_number INTEGER NOT NULL,
  item_id TEXT REFERENCES lines (item_id) ON DELETE CASCADE,
  PRIMARY KEY (client_name, event_id, row_number, seat_number),
  FOREIGN KEY (client_name, event_id) REFERENCES events
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS seats_by_item ON seats (item_id);

INSERT INTO sqlite_sequence (name, seq) SELECT 'customers', 866
  WHERE NOT EXISTS (SELECT * FROM sqlite_sequence WHERE name = 'customers');
INSERT INTO sqlite_sequence (name, seq) SELECT 'orders', 12344
  WHERE NOT EXISTS (SELECT * FROM sqlite_sequence WHERE name = 'orders');
`;
