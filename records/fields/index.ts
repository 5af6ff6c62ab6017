import { address } from './address.ts';
import { choice, choices } from './choice.ts';
import { emails, phones } from './contact-lists.ts';
import { date, dateTime } from './date.ts';
import type { FieldKind } from './kind.ts';
import type { KindName } from './kind-name.ts';
import { link, links, member, team } from './link.ts';
import { money } from './money.ts';
import { duration, number, percent, rating } from './number.ts';
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
  structured,
};
