import { useNavigate } from '@tanstack/react-router';
import { Combine } from 'lucide-react';

import type { ObjectContract, Stored } from '#records/contract.ts';
import { Button, useWords } from '#web/kit/index.ts';

import { mayDeed, useMe } from '../data/me.ts';
import { mergeDeed, mergeHref, mostMerged } from './data.ts';
import { mergeWords } from './words.ts';

/** Leads from chosen rows of a list to their merge; nothing where they are too few or too many, or may not be merged. */
export const MergeSelected = (props: {
  readonly object: ObjectContract;
  readonly records: readonly Pick<Stored, 'id'>[];
}) => {
  const { object, records } = props;
  const text = useWords(mergeWords);
  const me = useMe();
  const navigate = useNavigate();
  const few = records.length < 2 || records.length > mostMerged;
  if (few || object.abilities.update === 'none' || !mayDeed(me, mergeDeed)) return null;
  const ids = records.map(({ id }) => id);
  return (
    <Button
      variant="quiet"
      icon={<Combine size={16} />}
      onPress={() => void navigate({ href: mergeHref(object.name, ids) })}
    >
      <span className="max-sm:sr-only">{text.merge}</span>
    </Button>
  );
};
