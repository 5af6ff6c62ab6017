import { lazy, Suspense, useState, type ComponentType } from 'react';

import { holds, type FieldContract } from '#records/contract.ts';
import { FieldShape, useWords } from '#web/kit/index.ts';

import { isEmpty, type Values } from '../data/values.ts';
import { address } from './address.tsx';
import { choice, choices } from './choice.tsx';
import { card, companyId, economicCode, nationalCode, postalCode, serial, sheba } from './code.tsx';
import { condition } from './condition.tsx';
import { computed, structured } from './computed.tsx';
import { date, dateTime } from './date.tsx';
import { duration } from './duration.tsx';
import { emails } from './emails.tsx';
import type { EditorProps, FieldFace, Place } from './face.ts';
import { files } from './files.tsx';
import { link, links, member, team } from './link.tsx';
import { longText } from './long-text.tsx';
import { money } from './money.tsx';
import { number, percent } from './number.tsx';
import { phones } from './phones.tsx';
import { rating } from './rating.tsx';
import { text } from './text.tsx';
import { url } from './url.tsx';
import { yesNo } from './yes-no.tsx';

const words = { none: { fa: 'بدون مقدار', en: 'No value' } };

const faces = {
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
  formula: computed,
  rollUp: computed,
  structured,
  condition,
  files,
};

// A kind without a face does not compile.
const every: Readonly<Record<FieldContract['kind'], FieldFace>> = faces;

export const faceOf = (field: FieldContract): FieldFace => every[field.kind];

/** Whether this reader may write the field, on a form that can; of a record whose values are known, also whether it is made of them. */
export const isEditable = (field: FieldContract, values?: Values): boolean =>
  !field.readOnly &&
  faceOf(field).shownOnly !== true &&
  !(values && field.madeWhen && holds(field.madeWhen, values));

/** A value as people read it: in a cell nothing is an empty cell, on a page it says so quietly. */
export const FieldValue = (props: {
  readonly field: FieldContract;
  readonly value: unknown;
  readonly place: Place;
}) => {
  const none = useWords(words).none;
  if (isEmpty(props.value)) return props.place === 'cell' ? null : <Nothing words={none} />;
  const { Display } = faceOf(props.field);
  return <Display {...props} />;
};

/** A dash is quieter than words in a long column of facts; who listens hears the words. */
const Nothing = ({ words: none }: { readonly words: string }) => (
  <span className="text-ink-faint">
    <span aria-hidden="true">—</span>
    <span className="sr-only">{none}</span>
  </span>
);

// Editors bring the fields of the kit with them, which a page that only shows has no use for.
const editors = () => import('./editors/index.tsx');
const EditorToCome = lazy(editors);
let EditorThere: ComponentType<EditorProps> | undefined;

/** Fetches the editors ahead of the first edit, which then begins without a blink. */
export const fetchEditors = async (): Promise<void> => {
  EditorThere = (await editors()).default;
};

/** The editor of a field's kind; nothing where nobody writes it. Its place is kept until it is there. */
export const FieldEditor = (props: EditorProps) => {
  // It stays the one that it was: another component would begin anew under the writer's hands.
  const [Editor] = useState(() => EditorThere ?? EditorToCome);
  return (
    <Suspense fallback={<FieldShape {...props} />}>
      <Editor {...props} />
    </Suspense>
  );
};
