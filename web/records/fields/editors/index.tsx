import type { ComponentType } from 'react';

import type { FieldContract } from '#records/contract.ts';

import type { EditorProps } from '../face.ts';
import { Editor as address } from './address.tsx';
import { Editor as choice, ManyEditor as choices } from './choice.tsx';
import { card, companyId, economicCode, nationalCode, postalCode, sheba } from './code.tsx';
import { Editor as condition } from './condition.tsx';
import { DateEditor as date, DateTimeEditor as dateTime } from './date.tsx';
import { Editor as duration } from './duration.tsx';
import { Editor as emails } from './emails.tsx';
import { Editor as files } from './files.tsx';
import { Editor as link, ManyEditor as links } from './link.tsx';
import { Editor as longText } from './long-text.tsx';
import { Editor as money } from './money.tsx';
import { Editor as number } from './number.tsx';
import { Editor as phones } from './phones.tsx';
import { Editor as rating } from './rating.tsx';
import { Editor as text } from './text.tsx';
import { Editor as url } from './url.tsx';
import { Editor as yesNo } from './yes-no.tsx';

const editors = {
  text,
  longText,
  number,
  percent: number,
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
  member: link,
  team: link,
  rating,
  duration,
  nationalCode,
  companyId,
  economicCode,
  sheba,
  card,
  postalCode,
  serial: null,
  formula: null,
  rollUp: null,
  structured: null,
  condition,
  files,
};

// A kind without a word about its editor does not compile.
const every: Readonly<Record<FieldContract['kind'], ComponentType<EditorProps> | null>> = editors;

/** The editor of a field's kind; nothing where nobody writes it. */
const AnyEditor = (props: EditorProps) => {
  const Editor = every[props.field.kind];
  return Editor === null ? null : <Editor {...props} />;
};

export default AnyEditor;
