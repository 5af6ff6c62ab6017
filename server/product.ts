import { fileURLToPath } from 'node:url';
import { accessObjects } from '#records/access/objects.ts';
import { handOver } from '#records/access/hand-over.ts';
import { archiveObject } from '#records/quality/archive-object.ts';
import { exportObject } from '#records/quality/export/object.ts';
import { importObject } from '#records/quality/import/object.ts';
import type { Module } from '#records/define/define-module.ts';
import type { ObjectDefinition } from '#records/define/define-object.ts';
import type { Extension } from '#records/define/extend-object.ts';
import type { DigestSection, NotificationKind } from '#records/define/notification.ts';
import { assigned } from '#records/notices/assigned.ts';
import { importOver } from '#records/notices/import-over.ts';
import { joined } from '#records/notices/joined.ts';
import type { MigrationSource } from '#kernel/database/migrate.ts';
import { parties } from '#modules/parties/index.ts';
import { sales } from '#modules/sales/index.ts';
import { work } from '#modules/work/index.ts';

/** Every module of this installation; a leaf is taken out by deleting its line and its folder. */
export const modules: readonly Module[] = [parties, work, sales];

export const allObjects: readonly ObjectDefinition[] = [
  ...accessObjects,
  importObject,
  exportObject,
  archiveObject,
  handOver,
  ...modules.flatMap((module) => module.objects),
];

/** Fields that modules add to each other's objects. */
export const allExtensions: readonly Extension[] = modules.flatMap((module) => module.extensions ?? []);

/** Everything that people may be told of; settings, centre and mail derive from it. */
export const notificationKinds: readonly NotificationKind[] = [
  assigned,
  ...modules.flatMap((module) => module.notifications ?? []),
  importOver,
  joined,
];

/** What a daily digest is made of, before what one was told. */
export const digestSections: readonly DigestSection[] = modules.flatMap((module) => module.digest ?? []);

const folder = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** Where migrations lie, in the order in which they build on each other. */
export const migrationSources: readonly MigrationSource[] = [
  { name: 'kernel', folder: folder('../kernel/migrations/') },
  { name: 'records', folder: folder('../records/migrations/') },
  ...modules.map((module) => ({ name: module.name, folder: fileURLToPath(module.migrations) })),
  { name: 'sample', folder: folder('./sample/migrations/') },
  { name: 'reports', folder: folder('./reports/migrations/') },
  { name: 'person', folder: folder('./person/migrations/') },
  { name: 'notifications', folder: folder('./notifications/migrations/') },
];
