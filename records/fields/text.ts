import { z } from 'zod';
import { checkText } from './checks.ts';
import type { FieldKind } from './kind.ts';
import { oneColumn } from './stored.ts';

const shortMax = 300;
const longMax = 50_000;

const textual = (
  name: 'text' | 'longText',
  label: FieldKind['label'],
  most: number,
  controls: string,
): FieldKind => ({
  name,
  label,
  options: z.strictObject({ max: z.int().min(1).max(most).default(most) }),
  comparison: 'text',
  ...oneColumn('text'),
  check: (value, field) => checkText(value, field.options['max'] as number, controls),
  searchText: (parts) => parts(''),
  jsonSchema: (field) => ({ type: 'string', maxLength: field.options['max'] }),
  parse: (text, field) => checkText(text, field.options['max'] as number, controls),
});

/** One line, e.g. a title. */
export const text = textual('text', { fa: 'متن', en: 'Text' }, shortMax, '');

/** Several lines, e.g. a description. */
export const longText = textual('longText', { fa: 'متن بلند', en: 'Long text' }, longMax, '\n\r\t');
