import { useMemo } from 'react';

/** What a text reads as, the same object while the text is: to react-aria another one takes back what is half written. */
export const useSame = <Read>(text: string | null, read: (text: string | null) => Read): Read =>
  useMemo(() => read(text), [text, read]);
