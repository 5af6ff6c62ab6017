import { say } from '#persian/bilingual.ts';
import { withEzafe } from '#persian/ezafe.ts';
import type { Stored } from '#records/contract.ts';
import { useLocale, useWords } from '#web/kit/index.ts';

import { useObject } from '../data/schema.ts';
import type { QuickCreateRequest } from '../fields/quick-create-context.ts';
import { RecordDrawer } from './record-drawer.tsx';

const words = {
  title: { fa: (one: string) => `${withEzafe(one)} تازه`, en: (one: string) => `New ${one.toLowerCase()}` },
};

const QuickCreateDrawer = (props: {
  readonly request: QuickCreateRequest;
  readonly onDone: (record: Stored | null) => void;
}) => {
  const { object: name, variant, prefill } = props.request;
  const { locale } = useLocale();
  const text = useWords(words);
  const object = useObject(name);
  if (!object) return null;
  const one = object.variants.find((other) => other.name === variant)?.one ?? object.one;
  return (
    <RecordDrawer
      title={text.title(say(one, locale))}
      object={object}
      variant={variant}
      prefill={prefill}
      onSaved={props.onDone}
      onClose={() => props.onDone(null)}
    />
  );
};

export default QuickCreateDrawer;
