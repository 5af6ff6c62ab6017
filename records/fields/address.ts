import { z } from 'zod';
import { toLatinDigits } from '#persian/digits.ts';
import { inPersianWriting } from '#persian/writing.ts';
import { sql } from '#kernel/database/sql.ts';
import { checkTexts, right } from './checks.ts';
import type { Checked, FieldKind } from './kind.ts';
import { addressMembers } from './members.ts';
import { oneColumn } from './stored.ts';

const members = Object.fromEntries(addressMembers.map(({ name, max }) => [name, max]));

/** A postal address in parts; compared and searched by the whole text. */
export const address: FieldKind = {
  name: 'address',
  label: { fa: 'نشانی', en: 'Address' },
  options: z.strictObject({}),
  comparison: 'text',
  ...oneColumn('jsonb'),
  scalar: (parts) => sql`peyvand_address_text(${parts('')})`,
  searchText: (parts) => sql`peyvand_address_text(${parts('')})`,
  check: checkAddress,
  jsonSchema: () => ({
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      Object.entries(members).map(([name, maxLength]) => [name, { type: 'string', maxLength }]),
    ),
  }),
  parse: (text) => checkAddress({ line: text }),
};

function checkAddress(value: unknown): Checked {
  const checked = checkTexts(inOneLine(value), members);
  if (!checked.ok) return checked;
  return right(
    Object.fromEntries(
      Object.entries(checked.value as Record<string, string>).map(([name, text]) => [
        name,
        name === 'postalCode' ? toLatinDigits(text) : inPersianWriting(text),
      ]),
    ),
  );
}

/** Forms and the cells of files have lines in an address, which is one text: commas stand for them. */
function inOneLine(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, text]: [string, unknown]) => [
      name,
      typeof text === 'string' ? text.trim().replaceAll(/[،,]?\s*[\r\n]+\s*/g, '، ') : text,
    ]),
  );
}
