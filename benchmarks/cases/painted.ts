import type { Page } from 'playwright-core';

type Watch = { painted(selector: string, text: string | null): Promise<number> };
type Watched = { readonly peyvandWatch: Watch };

/** Lets every page of the context say when something was first painted, by its own clock. */
export const listenToPaint = (page: Page): Promise<unknown> =>
  page.context().addInitScript(() => {
    const watch: Watch = {
      painted: (selector, text) =>
        new Promise((resolve) => {
          const look = (): boolean => {
            const found = [...document.querySelectorAll(selector)].find(
              (one) => text === null || (one.textContent ?? '').includes(text),
            );
            if (!found) return false;
            // The frame after the next one begins when what stands now has been drawn.
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
            return true;
          };
          if (look()) return;
          const observer = new MutationObserver(() => {
            if (look()) observer.disconnect();
          });
          observer.observe(document, { subtree: true, childList: true, characterData: true });
        }),
    };
    (globalThis as unknown as { peyvandWatch: Watch }).peyvandWatch = watch;
  });

/** Milliseconds from the navigation to the frame that shows the first such element. */
export const paintedAfter = (page: Page, selector: string): Promise<number> =>
  page.evaluate((wanted) => (globalThis as unknown as Watched).peyvandWatch.painted(wanted, null), selector);

/** Milliseconds from a press to the frame that shows the element with the text: `{ selector: 'h1', text }`. */
export async function tookToPaint(
  page: Page,
  press: () => Promise<unknown>,
  wanted: { readonly selector: string; readonly text?: string },
): Promise<number> {
  const told = page.evaluate(
    ({ selector, text = null }) =>
      new Promise<number>((resolve) => {
        const listen = (event: Event): void => {
          void (globalThis as unknown as Watched).peyvandWatch
            .painted(selector, text)
            .then((at) => resolve(at - event.timeStamp));
        };
        for (const kind of ['pointerdown', 'keydown'])
          addEventListener(kind, listen, { capture: true, once: true });
      }),
    wanted,
  );
  await press();
  return told;
}
