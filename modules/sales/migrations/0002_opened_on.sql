-- The day on which a deal began may be unknown where it comes from another system's book.
alter table deal alter column opened_on drop not null;
