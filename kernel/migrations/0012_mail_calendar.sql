-- A mail that invites carries a calendar file (iCalendar), which mail programs offer to accept.
alter table outgoing_message add column calendar text;
