import { say } from '#persian/bilingual.ts';
import type { Choice, FieldContract } from '#records/contract.ts';
import { Tag, useLocale } from '#web/kit/index.ts';
import type { DisplayProps, FieldFace } from './face.ts';

/** The choices that a field offers. */
export const choicesOf = (field: FieldContract): readonly Choice[] => {
  const { choices: offered } = field.options;
  return Array.isArray(offered) ? (offered as readonly Choice[]) : [];
};

/** Those of them that are offered: not what is hidden, but for what stands there already. */
export const offeredChoices = (field: FieldContract, held: readonly string[] = []): readonly Choice[] =>
  choicesOf(field).filter(({ key, hidden }) => !hidden || held.includes(key));

/** A choice as a tag of its colour. What was taken off the list still shows under its key. */
export const ChoiceTag = ({
  field,
  choice: key,
}: {
  readonly field: FieldContract;
  readonly choice: string;
}) => {
  const { locale } = useLocale();
  const known = choicesOf(field).find((one) => one.key === key);
  return (
    <Tag {...(known?.color === undefined ? {} : { category: known.color })}>
      {known ? say(known.label, locale) : key}
    </Tag>
  );
};

const Display = ({ field, value }: DisplayProps) => <ChoiceTag field={field} choice={String(value)} />;

const ManyDisplay = ({ field, value, place }: DisplayProps) => (
  <span
    className={
      place === 'cell'
        ? 'flex min-w-0 gap-1 overflow-hidden [&>:last-child]:min-w-0 [&>:not(:last-child)]:shrink-0'
        : 'flex flex-wrap gap-1'
    }
  >
    {(Array.isArray(value) ? value : []).map((key) => (
      <ChoiceTag key={String(key)} field={field} choice={String(key)} />
    ))}
  </span>
);

/** One of a fixed list. */
export const choice: FieldFace = { Display, instant: true };

/** Several of a fixed list. */
export const choices: FieldFace = { Display: ManyDisplay };
