import { say } from '#persian/bilingual.ts';
import { Checkbox, useLocale } from '#web/kit/index.ts';

import type { Grants } from './grants.ts';
import { useDeeds } from './use-deeds.ts';

/** Deeds beside records. */
export const DeedList = (props: {
  readonly grants: Grants;
  readonly onChange: (grants: Grants) => void;
  readonly disabled: boolean;
}) => {
  const { grants, onChange, disabled } = props;
  const { locale } = useLocale();
  const deeds = useDeeds();
  const set = (name: string, on: boolean) =>
    onChange({ ...grants, deeds: on ? [...grants.deeds, name] : grants.deeds.filter((one) => one !== name) });
  return (
    <div className="grid gap-x-6 gap-y-3 rounded-card bg-surface-1 p-4 sm:grid-cols-2">
      {deeds.map(({ name, label, hint }) => (
        <Checkbox
          key={name}
          checked={grants.deeds.includes(name)}
          onChange={(on) => set(name, on)}
          disabled={disabled}
        >
          <span className="block">{say(label, locale)}</span>
          <span className="block text-sm leading-title text-ink-muted">{say(hint, locale)}</span>
        </Checkbox>
      ))}
    </div>
  );
};
