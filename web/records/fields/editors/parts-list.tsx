import type { ReactNode } from 'react';
import { ArrowUp, Plus, X } from 'lucide-react';

import { Button, IconButton, useWords } from '#web/kit/index.ts';

const words = {
  preferred: { fa: 'اصلی', en: 'Preferred' },
  makePreferred: { fa: 'اصلی شود', en: 'Make preferred' },
  remove: { fa: 'برداشتن', en: 'Remove' },
};

export type PartsListProps<Part> = {
  readonly label: string;
  readonly hideLabel: boolean;
  readonly parts: readonly Part[];
  readonly onChange: (parts: readonly Part[]) => void;
  readonly empty: Part;
  readonly add: string;
  readonly error?: string | undefined;
  readonly children: (part: Part, index: number, change: (part: Part) => void) => ReactNode;
};

/** A list that one fills by hand, the first one preferred. There is always a line to write in. */
export const PartsList = <Part,>(props: PartsListProps<Part>) => {
  const { parts, onChange, empty, children } = props;
  const text = useWords(words);
  const lines = parts.length === 0 ? [empty] : parts;
  const put = (index: number, part: Part) =>
    onChange(lines.map((other, place) => (place === index ? part : other)));
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="contents">
        <span className={props.hideLabel ? 'sr-only' : 'text-sm font-medium'}>{props.label}</span>
      </legend>
      {lines.map((part, index) => (
        <div key={index} className="flex items-start gap-1">
          <div className="flex min-w-0 flex-1 flex-col gap-1">
            {children(part, index, (next) => put(index, next))}
          </div>
          {index === 0 ? null : (
            <IconButton
              label={text.makePreferred}
              icon={<ArrowUp size={16} />}
              onPress={() => onChange([part, ...lines.filter((_, place) => place !== index)])}
            />
          )}
          {lines.length === 1 ? null : (
            <IconButton
              label={text.remove}
              icon={<X size={16} />}
              onPress={() => onChange(lines.filter((_, place) => place !== index))}
            />
          )}
        </div>
      ))}
      {props.error ? <p className="text-sm leading-title text-danger">{props.error}</p> : null}
      <div className="-ms-3">
        <Button variant="quiet" icon={<Plus size={16} />} onPress={() => onChange([...lines, empty])}>
          {props.add}
        </Button>
      </div>
    </fieldset>
  );
};
