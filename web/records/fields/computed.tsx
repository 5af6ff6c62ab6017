import { Amount, RelativeDate, UserText } from '#web/kit/index.ts';

import type { Money } from '#records/contract.ts';
import { isLinked } from '../data/values.ts';
import type { DisplayProps, FieldFace } from './face.ts';
import { LinkChip } from './link.tsx';
import { MoneyAmount } from './money.tsx';
import { yesNo } from './yes-no.tsx';

const isMoney = (value: object): value is Money => 'amount' in value && 'currency' in value;
const dateShape = /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/;

/** What the system works out has no kind of its own: its value tells how it is shown. */
const Display = (props: DisplayProps) => {
  const { value } = props;
  if (typeof value === 'number') return <Amount value={value} />;
  if (typeof value === 'boolean') return <yesNo.Display {...props} />;
  if (isLinked(value)) return <LinkChip linked={value} />;
  if (Array.isArray(value))
    return (
      <span className="flex flex-wrap gap-x-2">
        {value.map((one: unknown, index) => (
          <Display key={index} {...props} value={one} />
        ))}
      </span>
    );
  if (typeof value === 'object' && value !== null)
    return isMoney(value) ? <MoneyAmount money={value} /> : null;
  const words = String(value);
  return dateShape.test(words) ? <RelativeDate value={words} /> : <UserText>{words}</UserText>;
};

/** Formulas and roll-ups. */
export const computed: FieldFace = { Display, shownOnly: true };

/** A document that only code understands shows nothing to people here. */
export const structured: FieldFace = { Display: () => null, shownOnly: true };
