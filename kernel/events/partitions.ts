import { Client, type PoolConfig } from 'pg';

/**
 * Makes the log's partitions of this month and the next ones, as the owner. Rows of such a month that already lie in
 * the default partition move along. Several processes may call it at once. Months are those of UTC.
 * @returns the names of the partitions that were made
 */
export async function ensureEventPartitions(
  owner: PoolConfig,
  now: Date = new Date(),
  monthsAhead = 3,
): Promise<string[]> {
  const client = new Client(owner);
  // Without a listener a database that is killed meanwhile would end the process.
  client.on('error', () => undefined);
  await client.connect();
  const made: string[] = [];
  try {
    for (let ahead = 0; ahead <= monthsAhead; ahead += 1) {
      const from = monthStart(now, ahead);
      const name = `event_${from.slice(0, 7).replace('-', '_')}`;
      if (await makePartition(client, name, from, monthStart(now, ahead + 1))) made.push(name);
    }
    return made;
  } finally {
    await client.end();
  }
}

const monthStart = (now: Date, ahead: number): string =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead)).toISOString().slice(0, 10);

async function makePartition(client: Client, name: string, from: string, to: string): Promise<boolean> {
  const exists = async (): Promise<boolean> =>
    (await client.query<{ there: boolean }>(`select to_regclass($1) is not null as there`, [name])).rows[0]
      ?.there ?? false;
  if (await exists()) return false;
  const range = `at >= '${from} 00:00:00+00' and at < '${to} 00:00:00+00'`;
  try {
    // Writers wait for the lock, and a lock that waits holds everybody behind it: rather give up and come again.
    await client.query(`begin; set local lock_timeout = '3s'; lock table event in access exclusive mode`);
    if (await exists()) {
      await client.query('rollback');
      return false;
    }
    await client.query(`create table ${name} (like event including defaults including constraints);
      alter table ${name} enable row level security;
      with moved as (delete from event_other where ${range} returning *) insert into ${name} select * from moved;
      alter table ${name} add constraint ${name}_range check (${range});
      alter table event attach partition ${name} for values from ('${from} 00:00:00+00') to ('${to} 00:00:00+00');
      alter table ${name} drop constraint ${name}_range;
      commit`);
    return true;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
