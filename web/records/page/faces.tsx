import { say } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import type { ObjectContract } from '#records/contract.ts';
import { Avatar, Tooltip, TooltipTarget, useLocale, useWords } from '#web/kit/index.ts';

import type { Present } from '../data/presence.ts';
import { fieldOf } from '../data/schema.ts';
import { useMemberName } from './member-name.tsx';

const words = {
  here: { fa: 'این رکورد را باز کرده‌اند', en: 'Have this record open' },
  is: { fa: (name: string) => `${name} هم اینجاست`, en: (name: string) => `${name} is here too` },
  writes: {
    fa: (name: string, field: string) => `${name} «${field}» را ویرایش می‌کند`,
    en: (name: string, field: string) => `${name} is editing “${field}”`,
  },
  writing: { fa: (name: string) => `${name} می‌نویسد…`, en: (name: string) => `${name} is writing…` },
};

const mostFaces = 4;

/** The faces of colleagues who have the same record open. */
export const Faces = ({
  object,
  present,
}: {
  readonly object: ObjectContract;
  readonly present: readonly Present[];
}) => {
  const text = useWords(words);
  const { digits } = useLocale();
  return (
    <div
      role="status"
      aria-label={text.here}
      className="flex items-center -space-x-1.5 rtl:space-x-reverse empty:absolute"
    >
      {present.slice(0, mostFaces).map((one) => (
        <Face key={one.member} object={object} present={one} />
      ))}
      {present.length > mostFaces ? (
        <bdi className="ps-3 text-sm text-ink-muted">+{formatNumber(present.length - mostFaces, digits)}</bdi>
      ) : null}
    </div>
  );
};

const Face = ({ object, present }: { readonly object: ObjectContract; readonly present: Present }) => {
  const text = useWords(words);
  const { locale } = useLocale();
  const name = useMemberName(present.member);
  if (name === undefined) return null;
  const field = present.field === null ? undefined : fieldOf(object, present.field);
  const told = field ? text.writes(name, say(field.label, locale)) : text.is(name);
  return (
    <Tooltip content={told} placement="bottom">
      <TooltipTarget>
        <span
          className={
            field
              ? 'inline-grid rounded-full ring-2 ring-accent'
              : 'inline-grid rounded-full ring-2 ring-surface-0'
          }
        >
          <Avatar name={name} size="small" decorative />
          <span className="sr-only">{told}</span>
        </span>
      </TooltipTarget>
    </Tooltip>
  );
};

/** Beside a field's label: who writes in it now. */
export const Writer = ({ member }: { readonly member: string }) => {
  const text = useWords(words);
  const name = useMemberName(member);
  return name === undefined ? null : (
    <span role="status" className="block truncate text-xs text-accent">
      {text.writing(name)}
    </span>
  );
};
