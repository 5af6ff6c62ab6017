import type { z } from 'zod';
import type { Phrase } from '#persian/bilingual.ts';
import { malformedRequest } from '../problems/common.ts';

/** Reads a value of a known shape from outside. @throws malformedRequest naming the place */
export function read<Shape extends z.ZodType>(shape: Shape, value: unknown): z.output<Shape> {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const at = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])].join('.').slice(0, 120);
  const reason: Phrase = at
    ? { fa: `«${at}» شناخته نیست یا شکل درستی ندارد.`, en: `“${at}” is unknown or has the wrong shape.` }
    : { fa: 'پارامترها شناخته نیستند.', en: 'The parameters are not known.' };
  throw malformedRequest({ reason }, at ? { field: at } : {});
}
