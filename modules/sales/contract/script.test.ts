import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstScript } from './first-script.ts';
import { faultsOf, fillPhrase, type ScriptDefinition, type ScriptStep } from './script.ts';

const step = (key: string, ...to: readonly string[]): ScriptStep => ({
  key,
  title: key,
  say: 'سلام',
  answers: to.map((one, index) => ({ key: `${key}-${index}`, label: one, to: one })),
});
const codes = (...steps: readonly ScriptStep[]): readonly string[] =>
  faultsOf({ steps, objections: [] }).map(({ code }) => code);

test('a script that can be followed to its end has no fault', () => {
  assert.deepEqual(codes(step('a', 'b', 'c'), step('b', 'c'), step('c', 'end')), []);
  for (const locale of ['fa', 'en'] as const) assert.deepEqual(faultsOf(firstScript(locale).definition), []);
});

test('loops, dead ends, lost answers, twins and steps that nothing leads to are told', () => {
  assert.deepEqual(codes(), ['no-steps']);
  assert.deepEqual(codes(step('a', 'b'), step('b', 'a', 'end')), ['loop']);
  assert.deepEqual(codes(step('a', 'a')), ['loop']);
  assert.deepEqual(codes(step('a', 'b'), step('b')), ['dead-end']);
  assert.deepEqual(codes(step('a', 'nobody', 'end')), ['nowhere']);
  assert.deepEqual(codes(step('a', 'end'), step('a', 'end')), ['twin']);
  assert.deepEqual(codes(step('a', 'end'), step('b', 'end')), ['unreached']);
  // A circle that nothing leads to is one all the same.
  assert.deepEqual(codes(step('a', 'end'), step('b', 'b')), ['loop', 'unreached']);
  const [loop] = faultsOf({ steps: [step('a', 'b'), step('b', 'a')], objections: [] });
  assert.match(loop?.message.fa ?? '', /«a» ← «b» ← «a»/);
});

test('a long script of many branches is judged at once', () => {
  // Every step leads to the two after it: as many ways as there are Fibonacci numbers.
  const keys = Array.from({ length: 60 }, (_, index) => `s${index}`);
  const steps = keys.map((key, index) => step(key, keys[index + 1] ?? 'end', keys[index + 2] ?? 'end'));
  assert.deepEqual(codes(...steps), []);
});

test('places are filled in either language, what is missing stays a gap, other braces are words', () => {
  assert.deepEqual(fillPhrase('{سلام} {customer}، {چیز}.', { greeting: 'سلام', customer: 'خانم محمدی' }), [
    { place: 'greeting', value: 'سلام' },
    { text: ' ' },
    { place: 'customer', value: 'خانم محمدی' },
    { text: '، {چیز}.' },
  ]);
  assert.deepEqual(fillPhrase('{زمان اول}', {}), [{ place: 'slotOne', value: undefined }]);
  const unknown: ScriptDefinition = { steps: [{ ...step('a', 'end'), say: '{نام سگ}' }], objections: [] };
  assert.deepEqual(
    faultsOf(unknown).map(({ code }) => code),
    ['unknown-place'],
  );
});
