-- Letters that open a person's account, who may belong to other workspaces too: no workspace's own channel carries them,
-- for whoever settles that channel could read them on their way.
alter table outgoing_message add column own_channel boolean not null default true;

-- What the member might do when somebody made a way in for him: it does not lead to more, should he be given more before it
-- is used, for its maker may have kept it.
alter table auth.link add column grants jsonb;
