import type { PageEntry } from '#kernel/http/pages.ts';

/** Pages of their own beside the staff app. */
export const pages: readonly PageEntry[] = [
  { file: 'sign-in.html', paths: ['/sign-in', '/setup', '/join', '/new-password'] },
  // What a customer opens who holds the link of a quote.
  { file: 'quote.html', paths: ['/q'] },
];
