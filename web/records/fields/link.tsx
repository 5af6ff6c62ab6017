import type { Linked } from '#records/contract.ts';
import { Avatar, Link, useWords } from '#web/kit/index.ts';
import { recordHref } from '../data/paths.ts';
import { isLinked } from '../data/values.ts';
import type { DisplayProps, FieldFace } from './face.ts';

const words = { hidden: { fa: 'خارج از دسترس شما', en: 'Not visible to you' } };

/** A record that another one points to: its name, which opens it. */
export const LinkChip = ({ linked }: { readonly linked: Linked }) => {
  const text = useWords(words);
  if (linked.title === null) return <span className="text-ink-faint">{text.hidden}</span>;
  return (
    <Link quiet href={recordHref(linked.object, linked.id)}>
      <bdi>{linked.title}</bdi>
    </Link>
  );
};

/** A colleague: a face and a name. */
export const MemberChip = ({ linked }: { readonly linked: Linked }) => (
  <span className="inline-flex min-w-0 items-center gap-2">
    <Avatar name={linked.title ?? ''} size="small" decorative />
    <bdi className="truncate">{linked.title}</bdi>
  </span>
);

const Display = ({ value, place }: DisplayProps) =>
  isLinked(value) ? (
    <span className={place === 'cell' ? 'block truncate own-end' : undefined}>
      <LinkChip linked={value} />
    </span>
  ) : null;

const MemberDisplay = ({ value }: DisplayProps) => (isLinked(value) ? <MemberChip linked={value} /> : null);

const PlainDisplay = ({ value }: DisplayProps) => (isLinked(value) ? <bdi>{value.title}</bdi> : null);

const ManyDisplay = ({ value, place }: DisplayProps) => (
  <span className={place === 'cell' ? 'flex gap-2 overflow-hidden' : 'flex flex-wrap gap-x-3'}>
    {(Array.isArray(value) ? value.filter(isLinked) : []).map((linked) => (
      <LinkChip key={linked.id} linked={linked} />
    ))}
  </span>
);

/** One record of another object. */
export const link: FieldFace = { Display, instant: true };

/** Several records of another object. */
export const links: FieldFace = { Display: ManyDisplay };

/** A colleague. */
export const member: FieldFace = { Display: MemberDisplay, instant: true };

/** A team of colleagues. */
export const team: FieldFace = { Display: PlainDisplay, instant: true };
