import { z } from 'zod';
import type { FieldKind } from './kind.ts';
import { links } from './link.ts';

/** Files that hang on a record, without order: links to the records of files. */
export const files: FieldKind = {
  ...links,
  name: 'files',
  label: { fa: 'پرونده‌ها', en: 'Files' },
  options: z.strictObject({ to: z.literal('file').default('file') }),
};
