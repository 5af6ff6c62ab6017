import assert from 'node:assert/strict';
import { test } from 'node:test';

import { retryJobsDeed } from '#kernel/jobs/failed-jobs.ts';
import { changeChannelsDeed } from '#kernel/outgoing/channels.ts';
import { manageTeams } from '#records/access/change-rights.ts';
import { manageKeys } from '#server/accounts/api-keys.ts';
import { inviteMembers } from '#server/accounts/member-access.ts';
import { changeSettings } from '#server/accounts/workspace.ts';
import { changeSampleData } from '#server/sample/sample.ts';

import { deeds } from './deeds.ts';

test('the screen names every deed that the server asks for, and no other', () => {
  const asked = [
    retryJobsDeed,
    changeChannelsDeed,
    manageTeams,
    manageKeys,
    inviteMembers,
    changeSettings,
    changeSampleData,
  ];
  assert.deepEqual(deeds.map(({ name }) => name).sort(), asked.sort());
});
