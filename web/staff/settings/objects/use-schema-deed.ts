import { useQueryClient } from '@tanstack/react-query';

import { keys, useDeed, type Deed } from '#web/records/index.ts';

/** A change of what the workspace consists of: once it is done the definitions are read anew, here at once. */
export const useSchemaDeed = (): Deed => {
  const client = useQueryClient();
  const deed = useDeed();
  return {
    ...deed,
    run: (change) =>
      deed.run(async () => {
        await change();
        await client.invalidateQueries({ queryKey: keys.schema });
      }),
  };
};
