import { useQueryClient } from '@tanstack/react-query';

import { keys, tellFailure, useDeed, type Deed } from '#web/records/index.ts';

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

/** Takes such a change back from its toast: definitions and records are read anew, and a failure is told. */
export const useSchemaUndo = () => {
  const client = useQueryClient();
  return async (takeBack: () => Promise<unknown>, failed: string): Promise<void> => {
    await takeBack().catch((error: unknown) => tellFailure(failed, error));
    await client.invalidateQueries({ queryKey: keys.schema });
    await client.invalidateQueries({ queryKey: keys.allRecords });
  };
};
