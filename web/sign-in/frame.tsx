import type { ReactNode } from 'react';

import type { Locale } from '#persian/bilingual.ts';
import { Button, useLocale, useWords } from '#web/kit/index.ts';

import './frame.css';

const words = {
  product: { fa: 'پیوند', en: 'Peyvand' },
  promise: {
    fa: 'هر آنچه از مشتری می‌دانید، یک‌جا و زنده.',
    en: 'All you know of a customer, in one place and alive.',
  },
};

/** The quiet page around every way in: the name, a star pattern, the other language at the corner. */
export const Frame = (props: {
  readonly onLocaleChange: (locale: Locale) => void;
  readonly children: ReactNode;
}) => {
  const { locale } = useLocale();
  const text = useWords(words);
  const other = locale === 'fa' ? 'en' : 'fa';
  return (
    <div className="grid min-h-dvh grid-cols-[minmax(0,1fr)_minmax(0,5fr)] grid-rows-1 max-md:grid-cols-1">
      <div aria-hidden="true" className="khatam max-md:hidden" />
      <div className="flex min-w-0 flex-col">
        <header className="flex items-center gap-3 px-8 pt-6 max-sm:px-5 max-sm:pt-4">
          <Mark />
          <strong className="text-lg font-strong">{text.product}</strong>
          <span className="min-w-0 flex-1 truncate text-ink-muted max-sm:invisible">{text.promise}</span>
          <Button variant="quiet" onPress={() => props.onLocaleChange(other)}>
            {/* Each language is written in itself, so that whoever landed in the wrong one finds the way. */}
            <span lang={other}>{other === 'en' ? 'English' : 'فارسی'}</span>
          </Button>
        </header>
        <main className="flex flex-1 flex-col items-center justify-center px-8 pt-8 pb-[12vh] max-sm:justify-start max-sm:px-5 max-sm:pb-10">
          <div className="w-full max-w-[400px]">{props.children}</div>
        </main>
      </div>
    </div>
  );
};

/** Two links of a chain, as in the icon of the window. */
const Mark = () => (
  <svg aria-hidden="true" width="28" height="28" viewBox="0 0 32 32" className="text-accent">
    <rect width="32" height="32" rx="8" fill="currentColor" />
    <path
      d="M14.1 19.4 11.4 22.2a3.2 3.2 0 0 1-4.5-4.5l4-4a3.2 3.2 0 0 1 4.5 0M17.9 12.6l2.8-2.8a3.2 3.2 0 0 1 4.5 4.5l-4 4a3.2 3.2 0 0 1-4.5 0"
      fill="none"
      className="stroke-accent-ink"
      strokeWidth="2.4"
      strokeLinecap="round"
    />
  </svg>
);
