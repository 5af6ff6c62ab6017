import type { ComponentType } from 'react';

import { salesWeb } from '#modules/sales/screens/index.ts';
import type { ObjectContract, Stored } from '#records/contract.ts';
import type { ListDeeds, RecordDeeds, RecordPanels } from '#web/records/index.ts';

import { defineScreen, type Screen } from './shell/screens.ts';

/** What a module brings to the staff app. */
type ModuleWeb = {
  readonly deeds: RecordDeeds;
  readonly panels: RecordPanels;
  readonly listDeeds: ListDeeds;
  readonly screens: readonly Screen[];
  readonly day?: ComponentType<{ readonly member: string }>;
  /** Edits the tasks that a stage brings. */
  readonly stageTasks?: ComponentType<{
    readonly object: ObjectContract;
    readonly stage: Stored;
    readonly onClose: () => void;
  }>;
};

/** A leaf is taken out by deleting its line. */
const all: readonly ModuleWeb[] = [salesWeb];

/** What modules do at the head of their records' pages. */
export const recordDeeds: RecordDeeds = Object.assign({}, ...all.map(({ deeds }) => deeds)) as RecordDeeds;

/** What modules show on their records' pages. */
export const recordPanels: RecordPanels = Object.assign(
  {},
  ...all.map(({ panels }) => panels),
) as RecordPanels;

/** What modules do with chosen records of a list. */
export const listDeeds: ListDeeds = Object.assign({}, ...all.map((one) => one.listDeeds)) as ListDeeds;

/** The pages of modules. */
export const moduleScreens: readonly Screen[] = all.flatMap(({ screens }) => screens.map(defineScreen));

/** What modules add to somebody's day. */
export const dayParts = all.flatMap(({ day }) => (day ? [day] : []));

/** What edits the tasks of a stage, where a module has them. */
export const StageTasksDialog = all.find(({ stageTasks }) => stageTasks)?.stageTasks;
