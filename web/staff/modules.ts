import { salesDeeds } from '#modules/sales/screens/index.ts';
import type { RecordDeeds } from '#web/records/index.ts';

/** What modules do at the head of their records' pages; a leaf is taken out by deleting its line. */
const all: readonly RecordDeeds[] = [salesDeeds];

export const recordDeeds: RecordDeeds = Object.assign({}, ...all) as RecordDeeds;
