import type { Stored } from '#records/contract.ts';

import { isLinked } from '../data/values.ts';

/** People's own words, in which the names of those who were mentioned stand out. */
export const MentionedText = ({
  record,
  children,
}: {
  readonly record: Stored;
  readonly children: string;
}) => {
  const { mentions } = record.values;
  const names = (Array.isArray(mentions) ? mentions.filter(isLinked) : [])
    .flatMap(({ title }) => (title === null ? [] : [`@${title}`]))
    .toSorted((one, other) => other.length - one.length);
  return partsOf(children, names).map((part, index) =>
    names.includes(part) ? (
      <span key={index} className="rounded-small bg-accent-soft px-0.5 text-accent">
        {part}
      </span>
    ) : (
      part
    ),
  );
};

/** The text cut before and after each of the names; longer names go before those that begin alike. */
export function partsOf(text: string, names: readonly string[]): readonly string[] {
  const [name, ...others] = names;
  if (name === undefined) return text === '' ? [] : [text];
  return text
    .split(name)
    .flatMap((piece, index) => [...(index === 0 ? [] : [name]), ...partsOf(piece, others)]);
}
