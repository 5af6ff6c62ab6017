import { z } from 'zod';
import { sql } from '#kernel/database/sql.ts';
import { checkTexts, right } from './checks.ts';
import type { FieldKind } from './kind.ts';
import { oneColumn } from './stored.ts';

const members = { country: 80, province: 80, city: 80, line: 500, postalCode: 20 } as const;

/** A postal address in parts; compared and searched by the whole text. */
export const address: FieldKind = {
  name: 'address',
  label: { fa: 'نشانی', en: 'Address' },
  options: z.strictObject({}),
  comparison: 'text',
  ...oneColumn('jsonb'),
  scalar: (parts) => sql`peyvand_address_text(${parts('')})`,
  searchText: (parts) => sql`peyvand_address_text(${parts('')})`,
  check: (value) => checkTexts(value, members),
  jsonSchema: () => ({
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      Object.entries(members).map(([name, maxLength]) => [name, { type: 'string', maxLength }]),
    ),
  }),
  parse: (text) => right({ line: text.trim().slice(0, members.line) }),
};
