-- Where sync-orders.mjs keeps the orders. Once, as a role that may create schemas:
--
--   psql -f schema.sql
--   psql -c 'grant usage on schema peppered to job; grant select, insert, update on all tables in schema peppered to job'
--
-- An instant with time zone is that instant, whatever its offset was: the offset itself is not kept. The theatre's own day is
-- (order_date at time zone 'Europe/Amsterdam')::date.

create schema peppered;

create table peppered.orders (
  client_name           text not null, -- the theatre's short name in the API's path
  order_id              bigint not null,
  order_key             text not null, -- opens the order's tickets: treat it as a password
  customer_id           bigint, -- null for anonymous orders
  order_status          text not null,
  order_payment_status  text not null,
  order_date            timestamptz not null,
  time_out              timestamptz, -- for reservations: until when it holds
  amount                numeric(12, 2) not null, -- in the shop's currency
  order_donation        numeric(12, 2) not null, -- the part of it that is a donation
  last_changed          timestamptz not null,
  handling_text_payment text,
  discount_name         text,
  primary key (client_name, order_id)
);

-- As the API wrote it, so that it goes back to the API unchanged.
create table peppered.watermarks (
  client_name text primary key,
  watermark   text not null
);
