import { randomFillSync } from 'node:crypto';
import type { Brand } from './brand.ts';

/** A UUID v7 in its canonical lower-case form. */
export type RecordId = Brand<string, 'RecordId'>;

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const pool = Buffer.alloc(10 * 256);
let used = pool.length;
let lastTime = 0;
let sequence = 0;

/**
 * A new id: 48 bits of Unix milliseconds, 12 bits that count up within the millisecond, 62 random bits
 * (RFC 9562, method 1 of section 6.2), so that ids made by one process rise and B-tree pages fill in order.
 */
export function newId(now: number = Date.now()): RecordId {
  if (now > lastTime) {
    lastTime = now;
    sequence = 0;
  } else if (++sequence > 0xfff) {
    lastTime += 1;
    sequence = 0;
  }
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.toString('hex', used, used + 10);
  used += 10;
  const time = lastTime.toString(16).padStart(12, '0');
  const variant = (0x8 | (Number.parseInt(random[0] ?? '0', 16) & 0x3)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence.toString(16).padStart(3, '0')}-${variant}${random.slice(1, 4)}-${random.slice(4, 16)}` as RecordId;
}

/** The id in canonical form, or undefined where the text is none. */
export function parseId(text: string): RecordId | undefined {
  const lower = text.toLowerCase();
  return shape.test(lower) ? (lower as RecordId) : undefined;
}
