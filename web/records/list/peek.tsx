import { useEffect, useRef, type RefObject } from 'react';
import { ChevronDown, ChevronUp } from 'lucide-react';

import type { ObjectContract, Stored } from '#records/contract.ts';
import { Button, Drawer, IconButton, useWords } from '#web/kit/index.ts';

import { useRecord } from '../data/read.ts';
import { titleOf } from '../data/values.ts';
import { EditableFacts } from '../page/saving.tsx';
import { peekKey } from './peek-keys.ts';
import { recordBeside, type GridSource, type PlacedRecord } from './slots.ts';
import { listWords } from './words.ts';

const words = {
  previous: { fa: 'قبلی در فهرست', en: 'Previous in the list' },
  next: { fa: 'بعدی در فهرست', en: 'Next in the list' },
};

/** A quick look at a record without leaving the list: its facts, edited in place; arrows go on along the list. */
const Peek = (props: {
  readonly object: ObjectContract;
  readonly source: GridSource;
  readonly peeked: PlacedRecord | null;
  readonly onGo: (next: PlacedRecord) => void;
  readonly onClose: () => void;
  readonly onOpen: (record: Stored) => void;
}) => {
  const { object, source, peeked, onGo, onClose, onOpen } = props;
  const text = useWords(listWords);
  const ways = useWords(words);
  const record = peeked?.record ?? null;
  const content = useRef<HTMLDivElement>(null);
  const beside = (by: 1 | -1) => (peeked ? recordBeside(source, peeked, by) : undefined);
  const [before, after] = [beside(-1), beside(1)];
  const go = (to: PlacedRecord | undefined) => {
    if (!to) return;
    onGo(to);
    // What had the focus may go with the record: the panel itself keeps the keyboard, unless a way onward has it.
    const panel = content.current?.closest<HTMLElement>('[role=dialog]');
    if (panel && content.current?.contains(document.activeElement)) panel.focus();
  };
  usePeekKeys(content, (by) => go(by === 1 ? after : before));
  const title = (record && titleOf(object, record)) ?? text.untitled;
  return (
    <Drawer
      title={title}
      open={record !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      footer={
        <>
          <Button variant="primary" onPress={() => record && onOpen(record)}>
            {text.open}
          </Button>
          <span className="me-auto flex">
            <IconButton
              label={ways.previous}
              icon={<ChevronUp size={16} />}
              disabled={before === undefined}
              onPress={() => go(before)}
            />
            <IconButton
              label={ways.next}
              icon={<ChevronDown size={16} />}
              disabled={after === undefined}
              onPress={() => go(after)}
            />
          </span>
        </>
      }
    >
      <div ref={content}>
        <Told title={title} of={record?.id} />
        {record ? <PeekedFacts object={object} listed={record} /> : null}
      </div>
    </Drawer>
  );
};

/** The panel's name is read when it opens; of the records that follow a screen reader is told here. */
const Told = ({ title, of }: { readonly title: string; readonly of: string | undefined }) => {
  const first = useRef(of);
  return (
    <p role="status" className="sr-only">
      {of === first.current ? '' : title}
    </p>
  );
};

/** Keys of the panel itself: not of a field that is written in, nor of what lies over it. */
const usePeekKeys = (content: RefObject<HTMLElement | null>, onStep: (by: 1 | -1) => void): void => {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const panel = content.current?.closest('[role=dialog]');
      if (!panel || event.defaultPrevented || !(event.target instanceof Element)) return;
      if (event.target.closest('[role=dialog]') !== panel || event.target.closest(written)) return;
      const by = peekKey(event);
      if (by === undefined) return;
      event.preventDefault();
      onStep(by);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
};

const written = 'input, textarea, select, [contenteditable], [role=menu], [role=listbox], [role=spinbutton]';

/** The list knows some fields at once; the rest follow, and are then edited where they stand. */
const PeekedFacts = ({ object, listed }: { readonly object: ObjectContract; readonly listed: Stored }) => {
  const { data: whole } = useRecord(object.name, listed.id);
  return (
    <div className="-mx-2">
      <EditableFacts
        object={object}
        record={whole ?? listed}
        editable={whole !== undefined && whole.removedAt === null && object.abilities.update !== 'none'}
      />
    </div>
  );
};

export default Peek;
