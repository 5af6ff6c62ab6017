import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { defineMessage, writableMessages } from './message-kind.ts';
import { fillText, textFaults } from './message-text.ts';

const place = (fa: string, en: string) => ({ label: { fa, en } });
const places = [place('نام', 'name'), place('راه', 'way')];
const fill = (text: string, values: Readonly<Record<string, string>>) =>
  fillText(text, places, ({ label }) => values[label.en] ?? '');

test('places are filled in either language, lines that stay empty are left out, and values are not read as text', () => {
  assert.equal(
    fill('سلام {نام}\n\nراه: {راه}\n\nبه امید دیدار، {name}', { name: 'مریم {way}' }),
    'سلام مریم {way}\n\nبه امید دیدار، مریم {way}',
  );
  assert.equal(fill('{نام} {راه}', { name: 'مریم' }), 'مریم');
  assert.equal(fill('{چیز دیگر} می‌ماند', {}), '{چیز دیگر} می‌ماند');
});

test('a text that nobody could use is refused, each thing wrong with it by itself', () => {
  const link = { ...place('پیوند', 'link'), required: ['mail' as const] };
  const codes = (subject: string, body: string) =>
    textFaults({ subject, body }, 'mail', [link]).map(({ field, code }) => `${field} ${code}`);
  assert.deepEqual(codes('سلام', 'بیایید: {link}'), []);
  assert.deepEqual(codes(' ', 'بیایید: {پیوند} {نام}'), ['subject required', 'body unknown-place']);
  assert.deepEqual(codes('سلام', 'بیایید'), ['body missing-place']);
  assert.deepEqual(codes('س'.repeat(201), '{پیوند}'), ['subject too-long']);
  assert.deepEqual(textFaults({ body: 'بیایید' }, 'sms', [link]), []);
});

test('own words leave in the place of the standard ones, unless they have lost what the message is for', () => {
  const kind = defineMessage({
    name: 'test-words',
    label: { fa: 'آزمون', en: 'Test' },
    sensitive: false,
    parameters: z.object({ link: z.string() }),
    places: [{ ...place('پیوند', 'link'), value: ({ link }) => link, required: ['sms'] }],
    sms: { fa: 'این است: {پیوند}', en: 'Here: {link}' },
  });
  const body = (own?: string) =>
    kind.render('sms', 'fa', { link: 'l' }, own === undefined ? undefined : { body: own }).body;
  assert.deepEqual(
    [body(), body('بفرما {پیوند}'), body('بفرما {نشانی}')],
    ['این است: l', 'بفرما l', 'این است: l'],
  );
});

test('every standard text is one that could be saved, and fills without a gap', () => {
  for (const { name, places: known, standard, example } of writableMessages())
    for (const channel of ['mail', 'sms'] as const)
      for (const locale of ['fa', 'en'] as const) {
        const words = standard(channel, locale);
        if (!words) continue;
        assert.deepEqual(textFaults(words, channel, known), [], `${name} ${channel} ${locale}`);
        const { subject = '', body } = example(channel, locale, words);
        assert.doesNotMatch(`${subject}${body}`, /[{}]/, `${name} ${channel} ${locale}`);
        if (locale === 'en') assert.doesNotMatch(`${subject}${body}`, /\p{Script=Arabic}/u, name);
      }
});
