-- A request that asks for what waits already brings the waiting job forward instead; of its own workspace, by the policy `own`.
grant update (priority, start_after) on jobs.job_common to peyvand_app;
