import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openLog } from './log.ts';

const name = 'مریم احمدی';
const phone = '09121234567';
const mail = 'maryam@example.ir';
const planted = [name, phone, mail, '+989121234567', '0012345679'];

function captured(level: 'debug' | 'info' | 'silent' = 'debug', isTTY = false) {
  const lines: string[] = [];
  return { lines, log: openLog(level, { write: (line: string) => lines.push(line), isTTY }) };
}

test('a line says who, where and how long', () => {
  const { lines, log } = captured();
  const id = '0192f0c1-2345-7abc-8def-0123456789ab';
  log
    .with({ requestId: 'r-1' })
    .info('request', { workspace: 7, memberId: id, route: '/api/v1/:object/:id', status: 200, ms: 3.5 });
  const { time, ...line } = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
  assert.match(String(time), /^\d{4}-\d\d-\d\dT/);
  assert.deepEqual(line, {
    level: 'info',
    requestId: 'r-1',
    workspace: 7,
    memberId: id,
    route: '/api/v1/:object/:id',
    status: 200,
    ms: 3.5,
    msg: 'request',
  });
});

test('a name, a phone and an address planted everywhere come out nowhere', () => {
  for (const isTTY of [false, true]) {
    const { lines, log } = captured('debug', isTTY);
    for (const value of planted) {
      const fields = Object.fromEntries(
        [
          'requestId',
          'workspace',
          'memberId',
          'route',
          'status',
          'ms',
          'code',
          'job',
          'body',
          'url',
          'headers',
          'name',
          'version',
        ].map((field) => [field, field === 'body' ? { value } : value]),
      );
      log.info('request', fields);
      log.with(fields).warn('request', { route: `/api/v1/parties?q=${value}` });
      const database = Object.assign(new Error(`Key (email)=(${value}) already exists.`), {
        code: '23505',
        constraint: 'party_email_unique',
        detail: value,
        table: value,
      });
      log.error('request failed', {}, new Error(value, { cause: database }));
      log.error('request failed', {}, value);
      log.error(
        'request failed',
        {},
        Object.assign(new Error(`x\n    at ${value} (${value}:1:1)`), { name: value }),
      );
    }
    const all = lines.join('');
    for (const value of planted) assert.ok(!all.includes(value), `${value} stands in the log`);
    assert.match(all, /23505/);
    assert.match(all, /party_email_unique/);
    assert.match(all, /log\.test\.ts:\d+:\d+/);
  }
});

test('a text that is put together is refused by the type checker', () => {
  const { log } = captured('silent');
  const together: string = `hello ${name}`;
  // @ts-expect-error -- only texts that stand in the source are taken
  log.info(together);
});

test('nothing is written below the level', () => {
  const { lines, log } = captured('info');
  log.debug('detail');
  assert.deepEqual(lines, []);
});
