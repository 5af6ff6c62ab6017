import { useRef } from 'react';
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';

import type { ObjectContract, Stored } from '#records/contract.ts';
import { offerUndo, showToast, useWords } from '#web/kit/index.ts';

import { useInsistent } from '../form/ask-context.ts';
import { callApi, newKey } from './api.ts';
import { refreshLists, rewrite, settle } from './cache.ts';
import { isDisputed } from './clash.ts';
import { tellFailure } from './failure.ts';
import { isProblem } from './problem.ts';
import { recordPath } from './read.ts';
import { titleOf, valuesToWire, type Values } from './values.ts';
import { writeWords } from './words.ts';

/**
 * Makes a record; values as read (links with titles). Problems are the form's to show, so none is toasted.
 * A deed that got no answer is tried again under the same key, so that nothing is made twice.
 */
export const useCreate = (object: ObjectContract) => {
  const client = useQueryClient();
  const attempt = useRef<{ readonly body: string; readonly key: string } | null>(null);
  return useMutation({
    mutationFn: (values: Values) => {
      const wire = valuesToWire(object, values);
      const body = JSON.stringify(wire);
      if (attempt.current?.body !== body) attempt.current = { body, key: newKey() };
      return callApi<Stored>(recordPath(object.name), {
        method: 'POST',
        body: wire,
        idempotencyKey: attempt.current.key,
      });
    },
    onSuccess: (record) => {
      attempt.current = null;
      client.setQueryData(['records', object.name, 'one', record.id], record);
      void refreshLists(client, object.name);
    },
  });
};

export type Change = {
  /** The record as it is held: it names the version that the change rests on. */
  readonly record: Stored;
  /** New values as read: links with titles, so that they can be shown before the server answers. */
  readonly values: Values;
  /** Says so in a toast with «واگرد»: for what overwrites, or happens by a gesture. True: by Ctrl-Z alone, without a word. */
  readonly undo?: string | true;
};

/**
 * Changes a record: shown at once, put back and told where it fails. A stale version (`isProblem(error, 'stale-version')`)
 * and invalid values are left to the caller with `quiet`, which then shows them itself.
 */
export const useUpdate = (object: ObjectContract, options: { readonly quiet?: boolean } = {}) => {
  const client = useQueryClient();
  const text = useWords(writeWords);
  const insist = useInsistent(object);

  const send = ({ record, values }: Change): Promise<Stored> =>
    insist(record, values, (all) =>
      callApi<Stored>(recordPath(object.name, record.id), {
        method: 'PATCH',
        body: valuesToWire(object, all),
        version: record.version,
      }),
    );

  /** What others changed meanwhile of other fields stays, and is no reason to refuse. */
  const sendOver = async (change: Change): Promise<Stored> => {
    try {
      return await send(change);
    } catch (error) {
      if (!isProblem(error) || !error.conflict || isDisputed(error, Object.keys(change.values))) throw error;
      return send({ ...change, record: { ...change.record, version: error.conflict.version } });
    }
  };

  const undo = async (version: number, asked: Values, after: Stored): Promise<void> => {
    let before = asked;
    show(client, object.name, after, before);
    try {
      const { takenAlong } = await import('./taken-along.ts');
      before = { ...(await takenAlong(object, version, after)), ...asked };
      settle(client, object.name, await sendOver({ record: after, values: before }));
      showToast({ tone: 'info', message: text.undone });
    } catch (error) {
      putBack(client, object.name, after, before);
      tellFailure(text.notUndone, error);
    }
  };

  return useMutation({
    mutationFn: send,
    onMutate: ({ record, values }) => show(client, object.name, record, values),
    onError: (error, { record, values }) => {
      putBack(client, object.name, record, values);
      if (!options.quiet) tellFailure(text.notSaved, error);
    },
    onSuccess: (fresh, { record, values, undo: message }) => {
      settle(client, object.name, fresh);
      const before = pick(record.values, Object.keys(values));
      const takeBack = () => undo(record.version, before, fresh);
      if (message === true) offerUndo(takeBack);
      else if (message !== undefined) showToast({ message, undo: takeBack });
    },
  });
};

/** Shows values before the server has them. Reads under way would bring the old ones back, so they are called off. */
const show = (client: QueryClient, object: string, record: Stored, values: Values): void => {
  void client.cancelQueries({ queryKey: ['records', object] });
  rewrite(client, object, record.id, (held) => ({ ...held, values: { ...held.values, ...values } }));
};

/** Undoes `show` for those fields alone, and reads the truth anew. */
const putBack = (client: QueryClient, object: string, record: Stored, values: Values): void => {
  const before = pick(record.values, Object.keys(values));
  rewrite(client, object, record.id, (held) =>
    held.version === record.version ? { ...held, values: { ...held.values, ...before } } : held,
  );
  void client.invalidateQueries({ queryKey: ['records', object] });
};

const pick = (values: Values, names: readonly string[]): Values =>
  Object.fromEntries(names.map((name) => [name, values[name] ?? null]));

/** Moves a record to the bin, at once and with «واگرد». */
export const useRemove = (object: ObjectContract) => {
  const client = useQueryClient();
  const text = useWords(writeWords);
  const restore = useRestore(object);
  return useMutation({
    mutationFn: (record: Stored) =>
      callApi<undefined>(recordPath(object.name, record.id), { method: 'DELETE' }),
    onMutate: async (record) => {
      await client.cancelQueries({ queryKey: ['records', object.name] });
      takeOut(client, object.name, record.id);
    },
    onSuccess: (_, record) => {
      client.setQueryData<Stored>(['records', object.name, 'one', record.id], (held) =>
        held ? { ...held, version: record.version + 1, removedAt: new Date().toISOString() } : held,
      );
      void refreshLists(client, object.name);
      showToast({
        message: text.removed(titleOf(object, record) ?? ''),
        undo: () => restore.mutateAsync(record).then(() => undefined, ignore),
      });
    },
    onError: (error) => {
      void client.invalidateQueries({ queryKey: ['records', object.name] });
      tellFailure(text.notRemoved, error);
    },
  });
};

// Told by the mutation itself.
const ignore = (): void => undefined;

/** Out of every list, though it stays readable on its own page, which says that it lies in the bin. */
const takeOut = (client: QueryClient, object: string, id: string): void => {
  const own = client.getQueryData<Stored>(['records', object, 'one', id]);
  rewrite(client, object, id, () => null);
  if (own) client.setQueryData(['records', object, 'one', id], own);
};

/** Brings a record back from the bin. */
export const useRestore = (object: ObjectContract) => {
  const client = useQueryClient();
  const text = useWords(writeWords);
  return useMutation({
    mutationFn: (record: Stored) =>
      callApi<Stored>(`${recordPath(object.name, record.id)}/restoration`, { method: 'POST' }),
    onSuccess: (fresh) => {
      client.setQueryData(['records', object.name, 'one', fresh.id], fresh);
      void refreshLists(client, object.name);
      showToast({ message: text.restored(titleOf(object, fresh) ?? '') });
    },
    onError: (error) => tellFailure(text.notRestored, error),
  });
};
