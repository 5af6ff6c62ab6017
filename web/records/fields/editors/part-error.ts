import type { EditorProps } from '../face.ts';

/** The sentence about one part of one entry of a list; one about the whole entry stands at its main part. */
export const partError = (props: EditorProps, index: number, part: string): string | undefined =>
  props.partErrors?.find(({ field }) => field === `${index}.${part}` || field === String(index))?.message;
