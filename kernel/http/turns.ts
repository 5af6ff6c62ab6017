/**
 * Lets so many deeds run at a time; whoever comes beyond that waits, in the order of coming, and holds nothing meanwhile. For
 * questions that keep a core of the database busy for a second: ten of them at once would all run into their time limit,
 * and leave no connection to those who only want a list.
 */
export function turns(most: number): <T>(deed: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (deed) => {
    // Who is woken takes over the place of the one who woke him.
    if (running >= most) await new Promise<void>((wake) => waiting.push(wake));
    else running += 1;
    try {
      return await deed();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
