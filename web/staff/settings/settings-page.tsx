import type { ReactNode } from 'react';
import { useLocation } from '@tanstack/react-router';
import { Link as AriaLink } from 'react-aria-components';

import { say } from '#persian/bilingual.ts';
import {
  BackLink,
  classes,
  NoAccessState,
  PageHeader,
  type PageHeaderProps,
  useLocale,
  useWords,
} from '#web/kit/index.ts';

import { useSections } from './sections.ts';

const words = {
  settings: { fa: 'تنظیمات', en: 'Settings' },
  sections: { fa: 'بخش‌های تنظیمات', en: 'Sections of the settings' },
  mine: { fa: 'خودم', en: 'Mine' },
  ours: { fa: 'فضای کار', en: 'Workspace' },
  whom: {
    fa: 'مدیر فضای کار می‌تواند نقش شما را چنان تغییر دهد که به این بخش راه داشته باشید.',
    en: 'An administrator of the workspace can change your role to let you in.',
  },
};

/** The frame of one section: its head, the other sections at the inline start, and on a phone a way back to all. */
export const SettingsPage = (
  props: Pick<PageHeaderProps, 'title' | 'count' | 'actions' | 'filters'> & {
    /** The section it belongs to; refused to whoever may not enter it. */
    readonly section: string;
    /** Another way back than to the list of sections, from a page beneath one. */
    readonly above?: { readonly href: string; readonly label: string };
    /** For what needs the whole width, such as a matrix. */
    readonly wide?: boolean;
    readonly children: ReactNode;
  },
) => {
  const { section, above, wide, children, ...head } = props;
  const text = useWords(words);
  const groups = useSections();
  const isOpen = groups.some(({ sections }) => sections.some(({ path }) => path === section));
  return (
    <div className="flex min-h-full shrink-0">
      <SectionNavigation />
      <div className={classes('min-w-0 flex-1', wide ? '' : 'max-w-4xl')}>
        {isOpen ? (
          <>
            <PageHeader
              {...head}
              above={
                above ? (
                  <BackLink href={above.href}>{above.label}</BackLink>
                ) : (
                  <div className="md:hidden">
                    <BackLink href="/settings">{text.settings}</BackLink>
                  </div>
                )
              }
            />
            <div className="px-6 pt-2 pb-16 max-sm:px-4">{children}</div>
          </>
        ) : (
          <NoAccessState page whom={text.whom} />
        )}
      </div>
    </div>
  );
};

const SectionNavigation = () => {
  const { locale } = useLocale();
  const { pathname } = useLocation();
  const text = useWords(words);
  return (
    <nav
      aria-label={text.sections}
      className="sticky top-0 flex h-dvh w-52 shrink-0 flex-col gap-4 overflow-y-auto ps-4 pt-5 max-md:hidden"
    >
      {useSections().map(({ name, sections }) => (
        <div key={name}>
          <h2 className="px-2.5 pb-1 text-xs text-ink-faint">{text[name]}</h2>
          <ul className="flex flex-col gap-0.5">
            {sections.map(({ path, label, icon: Icon }) => (
              <li key={path}>
                <AriaLink
                  href={path}
                  aria-current={pathname === path || pathname.startsWith(`${path}/`) ? 'page' : undefined}
                  className="flex h-control items-center gap-2.5 rounded-control px-2.5 text-ink-muted outline-none aria-[current=page]:bg-surface-3/70 aria-[current=page]:font-medium aria-[current=page]:text-ink data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-accent data-hovered:bg-surface-2 data-hovered:text-ink"
                >
                  <Icon size={16} />
                  {say(label, locale)}
                </AriaLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
};
