import type { Locale } from '#persian/bilingual.ts';

/** Persian unless the caller's first preference is English (RFC 9110 §12.5.4, without weights: browsers list in order). */
export function preferredLocale(request: {
  readonly headers: { readonly 'accept-language'?: string };
}): Locale {
  const wanted = (request.headers['accept-language'] ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.find((language) => language === 'fa' || language === 'en') === 'en' ? 'en' : 'fa';
}
