import { z } from 'zod';
import { serialTemplate } from '../serial/template.ts';
import { checkText, wrong } from './checks.ts';
import type { FieldKind } from './kind.ts';
import { oneColumn } from './stored.ts';

/** A number that the engine gives a record when it is made, like «F-1405-00012»; nobody writes it. */
export const serial: FieldKind = {
  name: 'serial',
  label: { fa: 'شمارهٔ ردیف', en: 'Serial number' },
  options: z.strictObject({
    template: z.string().refine((text) => serialTemplate(text) !== undefined),
  }),
  comparison: 'text',
  ...oneColumn('text'),
  searchText: (parts) => parts(''),
  check: (value) => checkText(value, 100),
  jsonSchema: () => ({ type: 'string', readOnly: true, maxLength: 100 }),
  parse: () =>
    wrong('not-importable', {
      fa: 'شماره را سامانه می‌دهد و از متن خوانده نمی‌شود.',
      en: 'The number is given by the system and not read from text.',
    }),
};
