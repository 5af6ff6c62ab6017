import { formatNumber, formatPercent } from '#persian/digits.ts';
import type { FieldContract } from '#records/contract.ts';
import { Amount, CategoryDot, useLocale } from '#web/kit/index.ts';
import type { DisplayProps, FieldFace } from './face.ts';

/** What never passes four digits (a year, a score) is written without groups. */
export const isGrouped = ({ options }: FieldContract): boolean =>
  typeof options['max'] !== 'number' || options['max'] >= 10_000;

/** One of the ten colours is chosen by its looks, whatever its number. */
export const isColor = ({ options }: FieldContract): boolean => options['palette'] === true;

const Display = ({ field, value }: DisplayProps) => {
  const { digits } = useLocale();
  if (isColor(field)) return <CategoryDot category={Number(value)} />;
  if (isGrouped(field)) return <Amount value={Number(value)} />;
  return <bdi>{formatNumber(Number(value), digits, { grouping: false })}</bdi>;
};

const PercentDisplay = ({ value }: DisplayProps) => {
  const { digits } = useLocale();
  return <bdi>{formatPercent(Number(value), digits)}</bdi>;
};

/** A plain number. */
export const number: FieldFace = { Display, end: true };

/** A share of a hundred. */
export const percent: FieldFace = { Display: PercentDisplay, end: true };
