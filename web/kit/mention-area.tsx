import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components';

import { Avatar } from './avatar.tsx';
import { classes } from './classes.ts';
import {
  ariaState,
  boxClass,
  boxStates,
  FieldLabel,
  FieldNotes,
  placeholderOr,
  type FieldProps,
} from './field.tsx';
import { useWords } from './locale.tsx';
import type { Option } from './option.tsx';

const words = {
  people: { fa: 'نام بردن از همکار', en: 'Mention a colleague' },
};

export type MentionAreaProps = FieldProps & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** People by what was typed after the sign; must be the same function between renders. */
  readonly load: (text: string, signal: AbortSignal) => Promise<readonly Option[]>;
  /** Somebody was chosen; his name stands in the text behind an «@». */
  readonly onMention: (option: Option) => void;
  readonly placeholder?: string;
  readonly rows?: number;
};

/** An «@» at the beginning of a word, and the part of a name behind it. */
const asked = /(?:^|[\s(«"'،])@([\p{L}\p{N}\u200c]{0,30}(?: [\p{L}\p{N}\u200c]{0,20})?)$/u;
const pauseMs = 120;

/** Several lines in which «@» names a colleague: arrows and Enter choose, Escape goes on writing. */
export const MentionArea = (props: MentionAreaProps) => {
  const { value, onChange, load, onMention, placeholder, rows = 3 } = props;
  const text = useWords(words);
  const list = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [query, setQuery] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const found = useFound(load, query);

  const look = () => {
    const { selectionStart = 0 } = area.current ?? {};
    const next = asked.exec(area.current?.value.slice(0, selectionStart) ?? '')?.[1] ?? null;
    if (next === query) return;
    setQuery(next);
    setActive(0);
  };
  const choose = (option: Option) => {
    const element = area.current;
    if (!element || query === null) return;
    const caret = element.selectionStart;
    const start = caret - query.length;
    const before = `${element.value.slice(0, start)}${option.label} `;
    onChange(before + element.value.slice(caret));
    onMention(option);
    setQuery(null);
    // The caret follows once the new text stands in the field.
    requestAnimationFrame(() => {
      element.focus();
      element.setSelectionRange(before.length, before.length);
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const option = found[active];
    if (option === undefined || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      setActive((active + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length);
    else if (event.key === 'Enter' || event.key === 'Tab') choose(option);
    else if (event.key === 'Escape') setQuery(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="relative min-w-0">
      <AriaTextField {...ariaState(props)} value={value} onChange={onChange} onBlur={() => setQuery(null)}>
        <FieldLabel {...props} />
        <AriaTextArea
          ref={area}
          dir="auto"
          rows={rows}
          placeholder={placeholderOr(placeholder)}
          onKeyDown={onKeyDown}
          onKeyUp={look}
          onClick={look}
          onInput={look}
          aria-autocomplete="list"
          aria-controls={found.length > 0 ? list : undefined}
          aria-activedescendant={found.length > 0 ? `${list}-${active}` : undefined}
          className={classes(
            boxClass,
            boxStates,
            'field-sizing-content max-h-96 resize-y px-2.5 py-1.5 placeholder:text-ink-faint placeholder-shown:[direction:inherit]',
          )}
        />
        <FieldNotes {...props} />
      </AriaTextField>
      {found.length === 0 ? null : (
        <div
          role="listbox"
          id={list}
          aria-label={text.people}
          className="absolute inset-x-0 top-full z-20 mt-1 max-h-60 overflow-y-auto rounded-card bg-surface-1 p-1 shadow-float"
        >
          {found.map((option, index) => (
            <div
              key={option.id}
              role="option"
              id={`${list}-${index}`}
              aria-selected={index === active}
              tabIndex={-1}
              // The field keeps the focus, so that writing goes on where it was.
              onPointerDown={(event) => {
                event.preventDefault();
                choose(option);
              }}
              className={classes(
                'flex min-h-control cursor-pointer items-center gap-2 rounded-control px-2',
                index === active && 'bg-surface-2',
              )}
            >
              <Avatar name={option.label} size="small" decorative />
              <bdi className="truncate">{option.label}</bdi>
              {option.detail === undefined ? null : (
                <bdi className="truncate text-sm text-ink-muted">{option.detail}</bdi>
              )}
            </div>
          ))}
        </div>
      )}
    </div>
  );
};

const none: readonly Option[] = [];

const useFound = (load: MentionAreaProps['load'], query: string | null): readonly Option[] => {
  const [found, setFound] = useState(none);
  useEffect(() => {
    if (query === null) return undefined;
    const abort = new AbortController();
    const find = async () => {
      try {
        const options = await load(query, abort.signal);
        if (!abort.signal.aborted) setFound(options.slice(0, 6));
      } catch {
        // Without the list the name is simply text.
      }
    };
    const timer = setTimeout(() => void find(), query === '' ? 0 : pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [load, query]);
  return query === null ? none : found;
};
