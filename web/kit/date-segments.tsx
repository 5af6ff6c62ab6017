import { use, useEffect, useRef } from 'react';
import { DateFieldStateContext, DateInput, DateSegment } from 'react-aria-components';

/**
 * The segments of a date or time. They run left to right in a box of their own (۱۴۰۴/۱۲/۳۰ is one number to the eye), so
 * that neither flex nor the bidi algorithm can turn them round; each is a block, or «سال/ماه/روز» would read backwards.
 * @param onHalf told the text while some parts are filled and others are not, and null once that is over
 */
export const DateSegments = (props: {
  readonly slot?: 'start' | 'end';
  readonly onHalf?: (typed: string | null) => void;
}) => (
  <DateInput slot={props.slot} dir="ltr" className="inline-block whitespace-nowrap tabular-nums">
    {(segment) => (
      <DateSegment
        segment={segment}
        className="inline-block rounded-small px-0.5 caret-transparent outline-none data-placeholder:text-ink-faint data-focused:bg-accent data-focused:text-accent-ink data-placeholder:data-focused:text-accent-ink data-[type=literal]:px-0 data-[type=literal]:text-ink-muted"
      >
        {({ text }) => (
          <>
            {text}
            {props.onHalf && segment.type === 'year' ? <HalfWatch onHalf={props.onHalf} /> : null}
          </>
        )}
      </DateSegment>
    )}
  </DateInput>
);

/** Only what stands within the segments knows their state; what is half filled changes no value. */
const HalfWatch = ({ onHalf }: { readonly onHalf: (typed: string | null) => void }) => {
  const segments = use(DateFieldStateContext)?.segments ?? [];
  const parts = segments.filter(({ isEditable }) => isEditable);
  const isHalf =
    parts.some(({ isPlaceholder }) => isPlaceholder) && !parts.every(({ isPlaceholder }) => isPlaceholder);
  const typed = isHalf ? segments.map(({ text }) => text).join('') : null;
  const told = useRef<string | null>(null);
  const tell = useRef(onHalf);
  useEffect(() => {
    tell.current = onHalf;
  });
  useEffect(() => {
    if (typed === told.current) return;
    told.current = typed;
    tell.current(typed);
  }, [typed]);
  return null;
};
