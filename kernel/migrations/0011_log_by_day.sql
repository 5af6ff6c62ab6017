-- A day's place in the log. Rows come in the order of time, so that an index of block ranges costs next to nothing.
create index event_at on event using brin (at);
