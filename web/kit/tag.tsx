import type { ReactNode } from 'react';
import { X } from 'lucide-react';
import { Button } from 'react-aria-components';

import { classes, ring } from './classes.ts';
import { useWords } from './locale.tsx';
import { CategoryDot } from './category-dot.tsx';

const words = { remove: { fa: (name: string) => `برداشتن ${name}`, en: (name: string) => `Remove ${name}` } };

export type TagProps = {
  readonly children: string;
  /** Index in the categorical palette, 0 to 9. */
  readonly category?: number;
  readonly onRemove?: () => void;
};

/** A label that people gave: a stage, a tag, a kind. The word carries the meaning, the colour helps to find it. */
export const Tag = ({ children, category, onRemove }: TagProps) => (
  <span
    data-cat={category}
    className={classes(
      'inline-flex max-w-full items-center gap-1.5 rounded-small px-2 text-sm leading-[1.7] text-ink',
      category === undefined ? 'bg-surface-2' : 'bg-[color-mix(in_oklab,var(--cat)_14%,var(--surface-1))]',
      onRemove && 'pe-0.5',
    )}
  >
    {category === undefined ? null : <CategoryDot category={category} />}
    <bdi className="truncate">{children}</bdi>
    {onRemove === undefined ? null : <RemoveButton name={children} onPress={onRemove} />}
  </span>
);

/** The small cross at the end of a tag or chip. */
export const RemoveButton = ({ name, onPress }: { readonly name: string; readonly onPress: () => void }) => {
  const text = useWords(words);
  return (
    <Button
      aria-label={text.remove(name)}
      onPress={onPress}
      className={classes(
        'thumb grid size-6 place-items-center rounded-small text-ink-muted data-hovered:bg-surface-3 data-hovered:text-ink pointer-coarse:size-8',
        ring,
      )}
    >
      <X size={12} />
    </Button>
  );
};

export type BadgeTone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger' | 'info';

const tones: Record<BadgeTone, string> = {
  neutral: 'bg-surface-2 text-ink-muted',
  accent: 'bg-accent-soft text-accent',
  success: 'bg-success-soft text-success',
  warning: 'bg-warning-soft text-warning',
  danger: 'bg-danger-soft text-danger',
  info: 'bg-info-soft text-info',
};

/** A state the system knows: «برد»، «راکد»، «ناموفق». */
export const Badge = ({
  children,
  tone = 'neutral',
  icon,
}: {
  readonly children: ReactNode;
  readonly tone?: BadgeTone;
  readonly icon?: ReactNode;
}) => (
  <span
    className={classes(
      'inline-flex items-center gap-1 rounded-small px-2 text-sm leading-[1.7] font-medium whitespace-nowrap',
      tones[tone],
    )}
  >
    {icon}
    {children}
  </span>
);

export type ChipProps = {
  /** What the filter is about («مالک») and what it asks («من»). */
  readonly label: string;
  readonly value?: string;
  readonly onPress?: () => void;
  readonly onRemove?: () => void;
};

/** A filter in words, «مالک: من»; pressing it changes it, the cross takes it away. */
export const Chip = ({ label, value, onPress, onRemove }: ChipProps) => (
  <span className="inline-flex h-7 max-w-full items-center rounded-control bg-accent-soft pe-1 text-sm pointer-coarse:h-11">
    <Button
      onPress={onPress}
      className={classes(
        'flex h-full min-w-0 items-center gap-1 rounded-control ps-2 pe-1.5 pointer-coarse:min-w-11',
        ring,
      )}
    >
      <span className="text-ink-muted">
        {label}
        {value === undefined ? null : ':'}
      </span>
      {value === undefined ? null : <bdi className="truncate font-medium">{value}</bdi>}
    </Button>
    {onRemove === undefined ? null : <RemoveButton name={label} onPress={onRemove} />}
  </span>
);
