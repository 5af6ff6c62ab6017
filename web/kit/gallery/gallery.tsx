import { lazy, Suspense } from 'react';
import { Moon, Sun } from 'lucide-react';

import { Button } from '../button.tsx';
import { useWords } from '../locale.tsx';
import { PageHeader } from '../page-header.tsx';
import type { Preferences } from '../preferences.ts';
import { ButtonSpecimens } from './buttons.tsx';
import { DisplaySpecimens, StateSpecimens } from './displays.tsx';
import { FieldSpecimens, FormSpecimen } from './fields.tsx';
import { InPlaceSpecimens } from './in-place.tsx';
import { SpecialFieldSpecimens } from './special-fields.tsx';
import { TableSpecimen } from './table.tsx';

// One sheet holds what no page does together.
const ChoiceSpecimens = lazy(async () => ({ default: (await import('./choices.tsx')).ChoiceSpecimens }));
const DateSpecimens = lazy(async () => ({ default: (await import('./dates.tsx')).DateSpecimens }));
const StatesOfFields = lazy(async () => ({
  default: (await import('./states-of-fields.tsx')).StatesOfFields,
}));
const OverlaySpecimens = lazy(async () => ({ default: (await import('./overlays.tsx')).OverlaySpecimens }));

const words = {
  title: { fa: 'جعبه‌ابزار', en: 'The kit' },
  other: { fa: 'English', en: 'فارسی' },
  light: { fa: 'روشن', en: 'Light' },
  dark: { fa: 'تیره', en: 'Dark' },
  compact: { fa: 'فشرده', en: 'Compact' },
};

export type GalleryProps = {
  readonly preferences: Preferences;
  readonly onPreferencesChange: (preferences: Preferences) => void;
};

/** Every component of the kit in each of its states, to look at and to test. */
export const Gallery = ({ preferences, onPreferencesChange }: GalleryProps) => {
  const text = useWords(words);
  const change = (part: Partial<Preferences>) => onPreferencesChange({ ...preferences, ...part });
  return (
    <>
      <PageHeader
        title={text.title}
        actions={
          <>
            <Button onPress={() => change({ locale: preferences.locale === 'fa' ? 'en' : 'fa' })}>
              {text.other}
            </Button>
            <Button icon={<Sun size={16} />} onPress={() => change({ theme: 'light' })}>
              {text.light}
            </Button>
            <Button icon={<Moon size={16} />} onPress={() => change({ theme: 'dark' })}>
              {text.dark}
            </Button>
            <Button
              variant="primary"
              onPress={() =>
                change({ density: preferences.density === 'compact' ? 'comfortable' : 'compact' })
              }
            >
              {text.compact}
            </Button>
          </>
        }
      />
      <div className="flex flex-col gap-4 px-6 pb-10 max-sm:px-3">
        <Suspense>
          <ButtonSpecimens />
          <FieldSpecimens />
          <ChoiceSpecimens />
          <DateSpecimens />
          <SpecialFieldSpecimens />
          <InPlaceSpecimens />
          <DisplaySpecimens />
          <TableSpecimen />
          <OverlaySpecimens />
          <FormSpecimen />
          <StatesOfFields />
          <StateSpecimens />
        </Suspense>
      </div>
    </>
  );
};
