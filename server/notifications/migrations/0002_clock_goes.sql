-- With a workspace its clock goes.
grant delete on notification_clock to peyvand_system;
