import { compare, type Case } from '../bench.ts';
import type { Persona } from '../data/staff.ts';

/** What people type, letter by letter: names, parts of names, numbers, Arabic letters, the wrong keyboard layout. */
const typed: readonly string[] = [
  'مح',
  'محم',
  'محمد',
  'محمدی',
  'رضا',
  'رضايي',
  'كريمي',
  'البرز',
  'البرز گستر',
  'پارس سازه',
  'صنایع غذایی',
  'فاطمه حسینی',
  '0912',
  '09121234',
  '912123',
  'p1234@',
  'تجهیز فروشگاه',
  'نرم‌افزار',
  'lpln',
  'حسین‌زاده',
];

const wordAt = (turn: number): string => typed[turn % typed.length] ?? '';

export const searchCases: readonly Case[] = [
  ...(['admin', 'seller', 'manager-of-6', 'manager-of-60'] as const).map((persona: Persona): Case => {
    const name = `search as you type${persona === 'admin' ? '' : ` as ${persona}`}`;
    return {
      name,
      run: (bench) =>
        compare(bench, {
          name,
          persona,
          http: (turn) => ({ method: 'GET', path: `/search?q=${encodeURIComponent(wordAt(turn))}` }),
          bars: { p50: 20, p95: 50 },
        }),
    };
  }),
  {
    name: 'list with a search',
    run: (bench) =>
      compare(bench, {
        name: 'list with a search',
        persona: 'admin',
        http: (turn) => ({
          method: 'POST',
          path: '/records/party/query',
          body: { filter: { search: wordAt(turn) } },
        }),
        bars: { p50: 20, p95: 50 },
      }),
  },
];
