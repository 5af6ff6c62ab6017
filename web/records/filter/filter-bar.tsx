import { useRef, useState, type KeyboardEvent } from 'react';
import { ListFilter } from 'lucide-react';

import type { Condition, ObjectContract } from '#records/contract.ts';
import { AnchoredPopover, Button, Chip, useWords } from '#web/kit/index.ts';

import { FilterEditor } from '../list/fetched.ts';
import { conditionsOf, itemOf, replaceItem, type FilterItem, type FilterModel } from './model.ts';
import { tellItem, type Telling } from './sentence.ts';
import { filterWords } from './words.ts';

type BarProps = {
  readonly object: ObjectContract;
  readonly model: FilterModel;
  readonly telling: Telling;
  readonly variant: string | undefined;
  readonly onChange: (model: FilterModel) => void;
};

/** The filter as a sentence of chips: Enter changes one, Delete takes it away; then «افزودن پالایه». */
export const FilterBar = (props: BarProps) => {
  const { object, model, telling, variant, onChange } = props;
  const without = fieldsNotIn(object, variant);
  const text = useWords(filterWords);
  const bar = useRef<HTMLDivElement>(null);
  // A chip that goes takes the focus with it: the next one gets it.
  const remove = (at: number) => {
    onChange(replaceItem(model, at, undefined));
    requestAnimationFrame(() => {
      const buttons = bar.current?.querySelectorAll<HTMLElement>('[data-chip] button, [data-add] button');
      buttons?.[Math.min(at * 2, buttons.length - 1)]?.focus();
    });
  };
  return (
    <div ref={bar} role="group" aria-label={text.filters} className="contents">
      {model.map((item, at) => (
        <FilterChip
          // A chip has no name of its own but its place.
          key={`${at}-${conditionsOf(item)[0]?.field ?? ''}`}
          object={object}
          item={item}
          telling={telling}
          without={without}
          onChange={(next) => onChange(replaceItem(model, at, next))}
          onRemove={() => remove(at)}
        />
      ))}
      <AddFilter
        object={object}
        telling={telling}
        without={without}
        onAdd={(item) => onChange([...model, item])}
      />
      {model.length > 1 ? (
        <Button variant="quiet" onPress={() => onChange([])}>
          <span className="text-sm font-normal text-ink-muted">{text.clear}</span>
        </Button>
      ) : null}
    </div>
  );
};

const none: readonly string[] = [];

const fieldsNotIn = (object: ObjectContract, variant: string | undefined): readonly string[] =>
  object.variants.find(({ name }) => name === variant)?.without ?? none;

const FilterChip = (props: {
  readonly object: ObjectContract;
  readonly item: FilterItem;
  readonly telling: Telling;
  readonly without: readonly string[];
  readonly onChange: (item: FilterItem | undefined) => void;
  readonly onRemove: () => void;
}) => {
  const { object, item, telling, without, onChange, onRemove } = props;
  const text = useWords(filterWords);
  const anchor = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState(false);
  const told = tellItem(item, telling);
  const editable = conditionsOf(item).length > 0;
  const removing = {
    onKeyDown: (event: KeyboardEvent) => {
      // Keys of the panel that is open over the chip pass through here as well.
      if (open || (event.key !== 'Delete' && event.key !== 'Backspace')) return;
      event.preventDefault();
      onRemove();
    },
  };
  return (
    <span ref={anchor} data-chip="" {...removing} className="inline-flex max-w-full">
      <Chip
        label={told.label}
        value={told.value}
        onPress={editable ? () => setOpen(true) : undefined}
        onRemove={onRemove}
      />
      <AnchoredPopover
        anchor={anchor}
        label={text.edit}
        placement="bottom start"
        open={open}
        onOpenChange={setOpen}
      >
        {(close) => (
          <FilterEditor
            object={object}
            telling={telling}
            without={without}
            start={conditionsOf(item)}
            onApply={(conditions) => {
              onChange(itemOf(conditions));
              close();
            }}
            onRemove={() => {
              close();
              onRemove();
            }}
          />
        )}
      </AnchoredPopover>
    </span>
  );
};

const AddFilter = (props: {
  readonly object: ObjectContract;
  readonly telling: Telling;
  readonly without: readonly string[];
  readonly onAdd: (item: FilterItem) => void;
}) => {
  const text = useWords(filterWords);
  const anchor = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState(false);
  const add = (conditions: readonly Condition[]) => {
    const item = itemOf(conditions);
    if (item) props.onAdd(item);
    setOpen(false);
  };
  return (
    <span ref={anchor} data-add="" className="inline-flex">
      <Button variant="quiet" icon={<ListFilter size={16} />} onPress={() => setOpen(true)}>
        {text.add}
      </Button>
      <AnchoredPopover
        anchor={anchor}
        label={text.add}
        placement="bottom start"
        open={open}
        onOpenChange={setOpen}
      >
        <FilterEditor
          object={props.object}
          telling={props.telling}
          without={props.without}
          start={[]}
          onApply={add}
        />
      </AnchoredPopover>
    </span>
  );
};
