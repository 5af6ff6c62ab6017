import { DateInput, DateSegment } from 'react-aria-components';

/**
 * The segments of a date or time. They run left to right in a box of their own (۱۴۰۴/۱۲/۳۰ is one number to the eye), so
 * that neither flex nor the bidi algorithm can turn them round; each is a block, or «سال/ماه/روز» would read backwards.
 */
export const DateSegments = ({ slot }: { readonly slot?: 'start' | 'end' }) => (
  <DateInput slot={slot} dir="ltr" className="inline-block whitespace-nowrap tabular-nums">
    {(segment) => (
      <DateSegment
        segment={segment}
        className="inline-block rounded-small px-0.5 caret-transparent outline-none data-placeholder:text-ink-faint data-focused:bg-accent data-focused:text-accent-ink data-[type=literal]:px-0 data-[type=literal]:text-ink-muted"
      />
    )}
  </DateInput>
);
