import type { Phrase } from '#persian/bilingual.ts';
import { useLocale } from '#web/kit/index.ts';

/** Usual labels have a key, so that each reader sees them in his language; others are people's own words. */
export const usualLabels: Readonly<Record<'phone' | 'email', Readonly<Record<string, Phrase>>>> = {
  phone: {
    mobile: { fa: 'همراه', en: 'Mobile' },
    work: { fa: 'محل کار', en: 'Work' },
    home: { fa: 'خانه', en: 'Home' },
    fax: { fa: 'دورنگار', en: 'Fax' },
  },
  email: {
    work: { fa: 'محل کار', en: 'Work' },
    personal: { fa: 'شخصی', en: 'Personal' },
    billing: { fa: 'امور مالی', en: 'Billing' },
  },
};

const every: Readonly<Record<string, Phrase>> = { ...usualLabels.phone, ...usualLabels.email };

/** A label as its reader knows it, quiet beside what it labels. */
export const LabelText = ({ label }: { readonly label: string | undefined }) => {
  const { locale } = useLocale();
  if (!label) return null;
  return (
    <bdi className="text-sm text-ink-muted">
      {Object.hasOwn(every, label) ? every[label]?.[locale] : label}
    </bdi>
  );
};
