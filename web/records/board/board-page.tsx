import { useParams } from '@tanstack/react-router';
import { Kanban } from 'lucide-react';

import type { ObjectContract } from '#records/contract.ts';
import { EmptyState, Link, NoAccessState, useWords } from '#web/kit/index.ts';

import { listHref } from '../data/paths.ts';
import { useObject, useSchema } from '../data/schema.ts';
import { listWords } from '../list/words.ts';
import { boardFields } from './board-fields.ts';
import { ObjectBoard } from './object-board.tsx';
import { boardWords } from './words.ts';

/** `/r/:object/board`: the records of an object by their stage. */
const BoardPage = () => {
  const { object: name = '' } = useParams({ strict: false });
  const object = useObject(name);
  const text = useWords(listWords);
  return object ? <Board key={object.name} object={object} /> : <NoAccessState page whom={text.noAccess} />;
};

const Board = ({ object }: { readonly object: ObjectContract }) => {
  const text = useWords(boardWords);
  const fields = boardFields(useSchema(), object);
  if (fields.length === 0)
    return (
      <EmptyState
        icon={<Kanban size={20} />}
        title={text.noBoard}
        link={<Link href={listHref(object.name)}>{text.backToList}</Link>}
      >
        {text.noBoardHint}
      </EmptyState>
    );
  return <ObjectBoard object={object} fields={fields} />;
};

export default BoardPage;
