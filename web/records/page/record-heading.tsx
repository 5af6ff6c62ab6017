import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';

import { BareButton, classes, useWords } from '#web/kit/index.ts';

const words = {
  whole: { fa: 'نام کامل', en: 'Whole name' },
  shorter: { fa: 'کوتاه‌تر', en: 'Shorter' },
};

/** The name of a record as its page's heading: three lines of it at most, and the rest at a press. */
export const RecordHeading = (props: { readonly className?: string; readonly children: ReactNode }) => {
  const text = useWords(words);
  const heading = useRef<HTMLHeadingElement>(null);
  const [whole, setWhole] = useState(false);
  const [cut, setCut] = useState(false);
  useLayoutEffect(() => {
    const element = heading.current;
    if (!element || whole) return undefined;
    const measure = () => setCut(element.scrollHeight > element.clientHeight + 1);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [whole, props.children]);
  return (
    <div className={classes('min-w-0', props.className)}>
      <h1
        ref={heading}
        className={classes('text-xl leading-title font-strong break-words', !whole && 'line-clamp-3')}
      >
        {props.children}
      </h1>
      {cut ? (
        <BareButton
          onPress={() => setWhole(!whole)}
          aria-expanded={whole}
          className="thumb rounded-small text-sm text-accent data-hovered:underline"
        >
          {whole ? text.shorter : text.whole}
        </BareButton>
      ) : null}
    </div>
  );
};
