import { formatDuration } from '#persian/duration.ts';
import { useLocale } from '#web/kit/index.ts';
import type { DisplayProps, FieldFace } from './face.ts';

const Display = ({ value }: DisplayProps) => {
  const { locale } = useLocale();
  return <bdi>{formatDuration(Number(value) * 60, locale)}</bdi>;
};

/** Minutes. */
export const duration: FieldFace = { Display, end: true };
