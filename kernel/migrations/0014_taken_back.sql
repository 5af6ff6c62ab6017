-- What somebody takes away by a slip comes back whole within minutes, and is then forgotten by the hour.
alter table auth.api_key add column revoked_at timestamptz(3), add column revoked_by uuid;
alter table auth.link add column withdrawn_at timestamptz(3), add column withdrawn_by uuid;

-- What a channel was before its last change, null where it was nothing; what it is now is null once it was removed.
alter table workspace_channel alter column sealed drop not null,
  add column former text, add column former_at timestamptz(3), add column former_by uuid;

-- In which state a message was when it was cancelled; its sealed text stays as long as it can go back there.
alter table outgoing_message add column cancelled_from text;
create index outgoing_message_cancelled on outgoing_message (settled_at) where cancelled_from is not null;
