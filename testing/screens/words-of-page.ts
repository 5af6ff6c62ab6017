import type { Page, Response } from 'playwright-core';
import type { Locale } from '#persian/bilingual.ts';

export type HeardData = { readonly strings: ReadonlySet<string> };

/** Gathers every text that the API told a page from now on: what people wrote, in whatever language. */
export function listenToData(page: Page): HeardData {
  const strings = new Set<string>();
  const gather = (value: unknown): void => {
    if (typeof value === 'string') strings.add(value);
    else if (Array.isArray(value)) value.forEach(gather);
    else if (typeof value === 'object' && value !== null && !isPhrase(value))
      Object.values(value).forEach(gather);
  };
  page.on('response', (response: Response) => {
    if (!(response.headers()['content-type'] ?? '').includes('json')) return;
    void response
      .json()
      .then(gather)
      .catch(() => undefined);
  });
  return { strings };
}

/** The product's own words come in both languages; they are what is looked at. */
const isPhrase = (value: object): boolean => 'fa' in value && 'en' in value;

/**
 * Texts and labels of a page that hold words of the other language and are nobody's data. What is marked as another
 * language, as code or as a key stands aside, and so does what screen readers do not hear.
 */
export async function foreignWords(page: Page, locale: Locale, { strings }: HeardData): Promise<string[]> {
  const foreign = locale === 'fa' ? /[A-Za-z]{2,}/ : /[\u0600-\u06ff]/;
  const texts = (await page.evaluate(textsOfPage)).filter((text) => foreign.test(text) && !strings.has(text));
  if (texts.length === 0) return [];
  const data = [...strings]
    .filter((one) => foreign.test(one))
    .toSorted((one, other) => other.length - one.length);
  const rest = (text: string): string => {
    let left = text.replaceAll(sameInBoth, ' ');
    for (const one of data) if (left.includes(one)) left = left.replaceAll(one, ' ');
    return left;
  };
  return [...new Set(texts)].filter((text) => !isPartOf(text, data) && foreign.test(rest(text)));
}

/** Names that Persian writes in Latin letters too, paths, and the languages' own names. */
const sameInBoth =
  /\b(API|CSV|Excel|HTML|JSON|OpenAPI|SMS|SMTP|URL|PDF|SQL|PostgreSQL|Metabase|Power BI|Grafana|zip|Chrome|Chromium|Linux|Windows|UTF-8|curl|Tab|vCard|PNG|JPEG|WebP|HTTP|Enter|Space|Esc|Ctrl|GET|POST|PUT|PATCH|DELETE|English)\b|فارسی|\/[\w/{}-]+/g;

/** Lines of a longer text, and texts that were cut. */
const isPartOf = (text: string, data: readonly string[]): boolean => {
  const bare = text.replace(/…$/, '').trim();
  return bare.length > 1 && data.some((one) => one.includes(bare));
};

function textsOfPage(): string[] {
  const aside = 'script, style, code, pre, kbd, [aria-hidden="true"], [role=img] *, [data-live-announcer]';
  const own = document.documentElement.lang;
  const isAside = (element: Element): boolean =>
    element.closest(aside) !== null ||
    element.closest('[role=img]') === element ||
    element.closest('[lang]')?.getAttribute('lang') !== own;
  const found: string[] = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent?.replaceAll(/[\u2066-\u2069\u200e\u200f]/g, '').trim() ?? '';
    if (parent && text !== '' && !isAside(parent)) found.push(text);
  }
  for (const element of document.body.querySelectorAll('[aria-label], [placeholder], [title], [alt]'))
    if (!isAside(element))
      for (const name of [
        'aria-label',
        'placeholder',
        'title',
        'alt',
        'aria-description',
        'aria-roledescription',
      ]) {
        const text = element.getAttribute(name)?.trim();
        if (text) found.push(text);
      }
  return found;
}
