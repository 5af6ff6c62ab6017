import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { FieldContract } from '#records/contract.ts';

import { ApiProblem } from '../data/problem.ts';
import { sortProblems } from './problems.ts';

const shown = [{ name: 'name' }, { name: 'phones' }] as unknown as readonly FieldContract[];
const details = { title: '', status: 422, code: 'invalid-values', detail: 'دو مورد باید اصلاح شود.' };

test('each problem goes to its field, to the part of it, or to the form', () => {
  const problem = new ApiProblem({
    ...details,
    errors: [
      { field: 'name', code: 'required', message: '«نام» الزامی است.' },
      { field: 'phones.1.number', code: 'not-a-phone', message: 'شماره تلفن نیست.' },
      { field: 'hidden', code: 'wrong', message: 'چیز دیگری درست نیست.' },
    ],
  });
  assert.deepEqual(sortProblems(problem, shown), {
    whole: { name: '«نام» الزامی است.' },
    parts: { phones: [{ field: '1.number', code: 'not-a-phone', message: 'شماره تلفن نیست.' }] },
    form: 'چیز دیگری درست نیست.',
  });
});

test('a refusal that names one field stands under it; one that names none stands above the form', () => {
  const taken = new ApiProblem({ ...details, code: 'not-unique', field: 'name' });
  assert.deepEqual(sortProblems(taken, shown).whole, { name: details.detail });
  assert.equal(sortProblems(new ApiProblem(details), shown).form, details.detail);
});
