import { useQueryClient } from '@tanstack/react-query';

import { keys } from '#web/records/index.ts';

/** Asks anew who I am, after something of my account has changed. */
export const useRenewMe = (): (() => void) => {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: keys.me });
};
