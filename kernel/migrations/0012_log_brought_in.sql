-- A workspace that comes in with its log: what happens here afterwards counts on from there.
grant select, update on sequence event_sequence_seq to peyvand_system;
