import { useCallback, useState, type ReactNode } from 'react';

import { classes } from './classes.ts';

/** Beyond which edges of a frame there is more to see. */
export type Beyond = { readonly start: boolean; readonly end: boolean };

const nothing: Beyond = { start: false, end: false };

/** What lies beyond the edges of a scrolling frame, in the reading direction; the ref goes to the frame. */
export const useBeyond = () => {
  const [beyond, setBeyond] = useState(nothing);
  const frame = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const look = () => {
      // Counted from the inline start, where scrolling right to left counts below zero.
      const gone = Math.abs(element.scrollLeft);
      const start = gone > 1;
      const end = gone + element.clientWidth < element.scrollWidth - 1;
      setBeyond((known) => (known.start === start && known.end === end ? known : { start, end }));
    };
    element.addEventListener('scroll', look, { passive: true });
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    if (element.firstElementChild) sizes.observe(element.firstElementChild);
    return () => {
      element.removeEventListener('scroll', look);
      sizes.disconnect();
    };
  }, []);
  return { beyond, frame };
};

/** A shade at each edge of a frame beyond which there is more; the one at the start stands behind what is frozen. */
export const EdgeShades = ({ beyond }: { readonly beyond: Beyond }) => (
  <>
    <span
      aria-hidden="true"
      className={classes(
        shadeClass,
        'start-0 bg-linear-to-r sm:start-(--frozen,0px) rtl:bg-linear-to-l',
        beyond.start ? 'opacity-50' : 'opacity-0',
      )}
    />
    <span
      aria-hidden="true"
      className={classes(
        shadeClass,
        'end-0 bg-linear-to-l rtl:bg-linear-to-r',
        beyond.end ? 'opacity-50' : 'opacity-0',
      )}
    />
  </>
);

const shadeClass =
  'pointer-events-none absolute inset-y-0 z-3 w-3 from-veil to-transparent transition-opacity';

// What scrolls sideways has to be reached by keys, for nothing in it may be.
const reachable = { tabIndex: 0 } as const;

/** What may be wider than its place, such as a table: it scrolls sideways by itself, and its edges say so. */
export const WideFrame = (props: {
  /** Names the frame for screen readers, where what is in it has no name of its own. */
  readonly label?: string;
  readonly className?: string;
  readonly children: ReactNode;
}) => {
  const { beyond, frame } = useBeyond();
  return (
    <div className="relative min-w-0 overflow-clip rounded-card">
      <div
        ref={frame}
        {...(beyond.start || beyond.end ? reachable : {})}
        {...(props.label === undefined ? {} : { role: 'region', 'aria-label': props.label })}
        className={classes('overflow-x-auto overscroll-x-contain -outline-offset-2', props.className)}
      >
        {props.children}
      </div>
      <EdgeShades beyond={beyond} />
    </div>
  );
};
