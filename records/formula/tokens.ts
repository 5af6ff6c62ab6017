import { toLatinDigits } from '#persian/digits.ts';
import { FormulaError } from './problems.ts';

export type Token = {
  readonly kind: 'number' | 'text' | 'name' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
};

const longest = 2_000;
const most = 500;
const patterns: readonly (readonly [Token['kind'], RegExp])[] = [
  ['number', /[0-9۰-۹٠-٩]+(?:[.٫][0-9۰-۹٠-٩]+)?/y],
  ['name', /[a-zA-Z][a-zA-Z0-9]*/y],
  ['text', /"[^"\n]*"|'[^'\n]*'|«[^»\n]*»/y],
  ['sign', /<=|>=|!=|<>|==|[-+*/%=<>(),،×÷]/y],
];
const same: ReadonlyMap<string, string> = new Map([
  ['==', '='],
  ['<>', '!='],
  ['،', ','],
  ['×', '*'],
  ['÷', '/'],
]);

/** Cuts a formula's text into tokens. @throws FormulaError */
export function tokensOf(text: string): readonly Token[] {
  if (text.length > longest)
    throw new FormulaError(longest, { fa: 'فرمول بیش از اندازه بلند است.', en: 'The formula is too long.' });
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text[at] ?? '')) {
      at += 1;
      continue;
    }
    const token = tokenAt(text, at);
    at += token.text.length;
    tokens.push(bare(token));
    if (tokens.length > most)
      throw new FormulaError(at, { fa: 'فرمول بیش از اندازه بزرگ است.', en: 'The formula is too large.' });
  }
  return [...tokens, { kind: 'end', text: '', at: text.length }];
}

function tokenAt(text: string, at: number): Token {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return { kind, text: found, at };
  }
  const letter = String.fromCodePoint(text.codePointAt(at) ?? 63);
  throw new FormulaError(at, {
    fa: `«${letter}» در فرمول معنایی ندارد.`,
    en: `“${letter}” means nothing in a formula.`,
  });
}

function bare(token: Token): Token {
  if (token.kind === 'text') return { ...token, text: token.text.slice(1, -1) };
  if (token.kind === 'number') return { ...token, text: toLatinDigits(token.text).replace('٫', '.') };
  return { ...token, text: same.get(token.text) ?? token.text };
}
