-- Whoever asks whether this process is ready compares the applied migrations with its own.
grant select on migration to peyvand_system;
