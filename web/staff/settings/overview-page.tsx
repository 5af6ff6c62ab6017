import { useState } from 'react';
import { ChevronLeft } from 'lucide-react';
import { Link as AriaLink } from 'react-aria-components';

import { say } from '#persian/bilingual.ts';
import { PageHeader, SearchField, useLocale, useWords } from '#web/kit/index.ts';

import { isSought, useSections, type Section } from './sections.ts';

const words = {
  title: { fa: 'تنظیمات', en: 'Settings' },
  mine: { fa: 'خودم', en: 'Mine' },
  ours: { fa: 'فضای کار', en: 'Workspace' },
  search: { fa: 'جستجو در تنظیمات', en: 'Search the settings' },
  nothing: { fa: 'تنظیمی به این نام نیست.', en: 'No setting is called so.' },
};

/** Everything that can be set, each with a line that says what it is for. */
const OverviewPage = () => {
  const text = useWords(words);
  const [search, setSearch] = useState('');
  const groups = useSections()
    .map(({ name, sections }) => ({ name, sections: sections.filter((one) => isSought(one, search)) }))
    .filter(({ sections }) => sections.length > 0);
  return (
    <div className="max-w-6xl">
      <PageHeader
        title={text.title}
        filters={
          <div className="w-80 max-w-full max-sm:w-full">
            <SearchField label={text.search} placeholder={text.search} value={search} onChange={setSearch} />
          </div>
        }
      />
      <div className="flex flex-col gap-6 px-6 pt-2 pb-16 max-sm:px-4">
        {groups.length === 0 ? <p className="py-4 text-ink-muted">{text.nothing}</p> : null}
        {groups.map(({ name, sections }) => (
          <section key={name}>
            <h2 className="pb-2 text-sm text-ink-muted">{text[name]}</h2>
            <ul className="grid overflow-clip rounded-card bg-surface-1 lg:grid-cols-2">
              {sections.map((section) => (
                <li
                  key={section.path}
                  className="border-b border-surface-2 last:border-none lg:nth-[2n+1]:nth-last-2:border-none lg:nth-[2n+1]:border-e lg:nth-[2n+1]:last:border-e-0"
                >
                  <SectionLink section={section} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
};

const SectionLink = ({ section }: { readonly section: Section }) => {
  const { locale } = useLocale();
  const Icon = section.icon;
  return (
    <AriaLink
      href={section.path}
      className="flex items-center gap-3 px-4 py-3 outline-none data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-accent data-hovered:bg-surface-2"
    >
      <span className="text-accent">
        <Icon size={20} />
      </span>
      <span className="min-w-0 flex-1 leading-title">
        <span className="block font-medium">{say(section.label, locale)}</span>
        <span className="block text-sm text-ink-muted">{say(section.hint, locale)}</span>
      </span>
      <ChevronLeft aria-hidden="true" size={16} className="text-ink-faint ltr:rotate-180" />
    </AriaLink>
  );
};

export default OverviewPage;
