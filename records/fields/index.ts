import { address } from './address.ts';
import { card } from './card.ts';
import { choice, choices } from './choice.ts';
import { condition } from './condition.ts';
import { companyId } from './company-id.ts';
import { emails, phones } from './contact-lists.ts';
import { date, dateTime } from './date.ts';
import { economicCode } from './economic-code.ts';
import { files } from './files.ts';
import { formula } from './formula.ts';
import type { FieldDescriptor } from '../define/descriptor.ts';
import type { Comparison, FieldKind } from './kind.ts';
import type { KindName } from './kind-name.ts';
import { link, links, member, team } from './link.ts';
import { money } from './money.ts';
import { nationalCode } from './national-code.ts';
import { duration, number, percent, rating } from './number.ts';
import { postalCode } from './postal-code.ts';
import { rollUp } from './roll-up.ts';
import { serial } from './serial.ts';
import { sheba } from './sheba.ts';
import { structured } from './structured.ts';
import { longText, text } from './text.ts';
import { url } from './url.ts';
import { yesNo } from './yes-no.ts';

/** One implementation for each kind of field: the only place that knows them all. */
export const kinds: Readonly<Record<KindName, FieldKind>> = {
  text,
  longText,
  number,
  percent,
  money,
  date,
  dateTime,
  yesNo,
  choice,
  choices,
  phones,
  emails,
  url,
  address,
  link,
  links,
  member,
  team,
  rating,
  duration,
  nationalCode,
  companyId,
  economicCode,
  sheba,
  card,
  postalCode,
  serial,
  files,
  formula,
  rollUp,
  structured,
  condition,
};

/** How the values of one field compare: its kind's way, or that of what it computes. */
export const comparisonOf = (field: FieldDescriptor): Comparison => {
  const kind = kinds[field.kind];
  return kind.comparisonOf?.(field) ?? kind.comparison;
};
