import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { FieldContract, Stored } from '#records/contract.ts';

import { rulesFrom } from './demand-rules.ts';

const stage = (id: string, pipeline: string, kind = 'open'): Stored =>
  ({
    id,
    values: { pipeline: { id: pipeline, object: 'pipeline', title: null }, kind },
  }) as unknown as Stored;
const early = stage('early', 'one');
const late = stage('late', 'one');
const lost = stage('lost', 'one', 'lost');
const elsewhere = stage('elsewhere', 'two');
const stages = [early, late, lost, elsewhere];
const field = (requiredFrom: readonly string[]) => ({ rules: { requiredFrom } }) as unknown as FieldContract;

test('of a pipeline’s stages the one named last counts; a lost one and other pipelines keep theirs', () => {
  assert.deepEqual(rulesFrom(field(['early', 'lost', 'elsewhere']), late, stages, true).requiredFrom, [
    'lost',
    'elsewhere',
    'late',
  ]);
  assert.deepEqual(rulesFrom(field(['late']), late, stages, false), {});
  // A stage that is gone is not carried along.
  assert.deepEqual(rulesFrom(field(['gone']), lost, stages, true).requiredFrom, ['lost']);
});
