/** What this browser remembers of somebody's work beside how it looks: records looked at, the list come from, notes begun. */
const remembered = /^peyvand\.(?:recent$|trail$|draft\.)/;

/** Forgets it: whoever signs in next at this browser is to find nothing of it. */
export function forgetTraces(): void {
  try {
    for (const storage of [localStorage, sessionStorage])
      for (const key of Object.keys(storage)) if (remembered.test(key)) storage.removeItem(key);
  } catch {
    // Without storage nothing was remembered.
  }
}
