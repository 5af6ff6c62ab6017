-- A mail that has a look of its own; without one its text is shown as paragraphs.
alter table outgoing_message add column html text;
