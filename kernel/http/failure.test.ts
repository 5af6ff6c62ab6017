import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pool } from 'pg';
import { notFound } from '../problems/common.ts';
import { toProblem } from './failure.ts';

const told = (error: unknown) => {
  const { slug, status, extras } = toProblem(error, 'r-1', 1024);
  return [slug, status, extras.retryAfterSeconds];
};
const failing = (more: object, message = 'x'): Error => Object.assign(new Error(message), more);

test('what passes by itself asks to be tried again; what does not is our fault', () => {
  for (const code of ['40001', '40P01', '53300', '57P01'])
    assert.deepEqual(told(failing({ code })), ['too-busy', 503, 2], code);
  assert.deepEqual(told(failing({ code: 'ECONNREFUSED', syscall: 'connect' })), ['too-busy', 503, 2]);
  assert.deepEqual(told(failing({ code: 'ENOENT', syscall: 'connect' })), ['too-busy', 503, 2], 'no socket');
  assert.deepEqual(
    told(failing({ code: 'ENOENT', syscall: 'open' })),
    ['unexpected', 500, undefined],
    'no file',
  );
  assert.deepEqual(told(failing({ code: '42703' })), ['unexpected', 500, undefined]);
  assert.deepEqual(told('thrown text'), ['unexpected', 500, undefined]);
  assert.deepEqual(told(notFound()), ['not-found', 404, undefined]);
  assert.deepEqual(told(failing({ code: 'FST_ERR_CTP_BODY_TOO_LARGE', statusCode: 413 })), [
    'body-too-large',
    413,
    undefined,
  ]);
});

test('a pool without a free connection, or without a server, is recognised by its own words', async () => {
  const pool = new Pool({ host: '127.0.0.1', port: 1, connectionTimeoutMillis: 200 });
  const error = await pool.connect().catch((failure: unknown) => failure);
  assert.deepEqual(told(error), ['too-busy', 503, 2]);
  await pool.end();
  assert.deepEqual(told(new Error('timeout exceeded when trying to connect')), ['too-busy', 503, 2]);
});
