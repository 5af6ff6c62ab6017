import { useParams } from '@tanstack/react-router';

import { NoAccessState, useWords } from '#web/kit/index.ts';

import { useObject } from '../data/schema.ts';
import { ObjectList } from './object-list.tsx';
import { listWords } from './words.ts';

/** `/r/:object`: the list of any object that this reader may see. */
const ListPage = () => {
  const { object: name = '' } = useParams({ strict: false });
  const object = useObject(name);
  const text = useWords(listWords);
  return object ? (
    <ObjectList key={object.name} object={object} />
  ) : (
    <NoAccessState page whom={text.noAccess} />
  );
};

export default ListPage;
