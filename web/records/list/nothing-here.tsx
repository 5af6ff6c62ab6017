import { SearchX, TableProperties } from 'lucide-react';

import { say } from '#persian/bilingual.ts';
import type { ObjectContract } from '#records/contract.ts';
import { Button, EmptyState, useLocale, useWords } from '#web/kit/index.ts';

import { variantOf } from '../views/view.ts';
import { isFiltered, type ListState } from './use-list.ts';
import { listWords } from './words.ts';

/** Nothing at all, or nothing left by the filter: two different things to do. */
export const NothingHere = (props: {
  readonly object: ObjectContract;
  readonly list: ListState;
  readonly onCreate: (() => void) | undefined;
}) => {
  const { object, list, onCreate } = props;
  const text = useWords(listWords);
  const { locale } = useLocale();
  const variant = variantOf(object, list.variant);
  const many = say(variant?.many ?? object.many, locale);
  if (isFiltered(list))
    return (
      <EmptyState
        icon={<SearchX size={20} />}
        title={text.nothingFound(many)}
        action={<Button onPress={list.clearFilter}>{text.clearFilter}</Button>}
      >
        {text.nothingHint}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<TableProperties size={20} />}
      title={text.empty(many)}
      action={
        onCreate ? (
          <Button variant="primary" onPress={onCreate}>
            {text.create(say(variant?.one ?? object.one, locale))}
          </Button>
        ) : undefined
      }
    >
      {onCreate ? text.emptyHint : null}
    </EmptyState>
  );
};
