import { DECIMAL } from '#persian/digits.ts';
import type { FieldDescriptor } from '../define/descriptor.ts';
import { functions } from './functions.ts';
import { FormulaError } from './problems.ts';
import { tokensOf, type Token } from './tokens.ts';
import { sizeOf, type Formula, type FormulaType } from './tree.ts';

/** The field of that name, with the type that it has in formulas; undefined where a formula cannot read it. */
export type FormulaScope = (
  name: string,
) => { readonly field: FieldDescriptor; readonly type: FormulaType } | undefined;

const deepest = 30;
const largest = 1_000;

/** Operators of two parts, loosest first. */
const levels: readonly Readonly<Record<string, string>>[] = [
  { or: 'or' },
  { and: 'and' },
  { '=': 'eq', '!=': 'ne', '<': 'lt', '<=': 'lte', '>': 'gt', '>=': 'gte' },
  { '+': 'add', '-': 'subtract' },
  { '*': 'multiply', '/': 'divide', '%': 'remainder' },
];

/** Functions that people may call by name; the others are written as signs. */
const callable = new Set([
  'if',
  'ifEmpty',
  'empty',
  'round',
  'abs',
  'min',
  'max',
  'concat',
  'contains',
  'days',
  'addDays',
  'today',
  'now',
]);

/**
 * Reads a formula: `+ - * / %`, `= != < <= > >=`, `and or not`, `if(…)`, fields by API name, numbers, quoted texts,
 * `true`, `false`, and the functions above.
 * @throws FormulaError with the place of the first mistake
 */
export function parseFormula(text: string, scope: FormulaScope): Formula {
  const reader = { tokens: tokensOf(text), next: 0, scope };
  const tree = binary(reader, 0, 0);
  const rest = peek(reader);
  if (rest.kind !== 'end') throw unexpected(rest);
  if (sizeOf(tree) > largest)
    throw new FormulaError(0, { fa: 'فرمول بیش از اندازه بزرگ است.', en: 'The formula is too large.' });
  return tree;
}

type Reader = { readonly tokens: readonly Token[]; next: number; readonly scope: FormulaScope };

const end: Token = { kind: 'end', text: '', at: 0 };
const peek = (reader: Reader): Token => reader.tokens[reader.next] ?? end;
const take = (reader: Reader): Token => reader.tokens[reader.next++] ?? end;

function expect(reader: Reader, sign: string): void {
  const token = take(reader);
  if (token.kind === 'sign' && token.text === sign) return;
  throw new FormulaError(token.at, { fa: `اینجا «${sign}» لازم است.`, en: `“${sign}” is needed here.` });
}

const unexpected = (token: Token): FormulaError =>
  token.kind === 'end'
    ? new FormulaError(token.at, { fa: 'فرمول ناتمام است.', en: 'The formula ends too early.' })
    : new FormulaError(token.at, {
        fa: `«${token.text.slice(0, 40)}» اینجا جایی ندارد.`,
        en: `“${token.text.slice(0, 40)}” does not belong here.`,
      });

function binary(reader: Reader, level: number, depth: number): Formula {
  const signs = levels[level];
  if (!signs) return unary(reader, depth);
  let left = binary(reader, level + 1, depth);
  for (;;) {
    const token = peek(reader);
    const isSign = (token.kind === 'sign' || token.kind === 'name') && Object.hasOwn(signs, token.text);
    const name = isSign ? signs[token.text] : undefined;
    if (name === undefined) return left;
    take(reader);
    left = call(token, name, [left, binary(reader, level + 1, depth)]);
  }
}

function unary(reader: Reader, depth: number): Formula {
  const token = peek(reader);
  if (depth > deepest)
    throw new FormulaError(token.at, {
      fa: 'پرانتزها بیش از اندازه تودرتو هستند.',
      en: 'It is nested too deeply.',
    });
  if (token.kind === 'name' && token.text === 'not') {
    take(reader);
    return call(token, 'not', [unary(reader, depth + 1)]);
  }
  if (token.kind === 'sign' && token.text === '-') {
    take(reader);
    return call(token, 'subtract', [zero, unary(reader, depth + 1)]);
  }
  return primary(reader, depth);
}

const zero: Formula = { node: 'literal', type: 'number', value: '0' };

function primary(reader: Reader, depth: number): Formula {
  const token = take(reader);
  if (token.kind === 'number') return numberOf(token);
  if (token.kind === 'text') return { node: 'literal', type: 'text', value: token.text };
  if (token.kind === 'sign' && token.text === '(') {
    const inner = binary(reader, 0, depth + 1);
    expect(reader, ')');
    return inner;
  }
  if (token.kind !== 'name') throw unexpected(token);
  if (token.text === 'true' || token.text === 'false')
    return { node: 'literal', type: 'boolean', value: token.text === 'true' };
  if (peek(reader).text === '(' && peek(reader).kind === 'sign') return called(reader, token, depth);
  const found = reader.scope(token.text);
  if (found) return { node: 'field', type: found.type, field: found.field };
  throw new FormulaError(token.at, {
    fa: `فیلد «${token.text.slice(0, 40)}» نیست یا در فرمول به کار نمی‌رود.`,
    en: `There is no field “${token.text.slice(0, 40)}”, or formulas cannot read it.`,
  });
}

function called(reader: Reader, token: Token, depth: number): Formula {
  if (!callable.has(token.text))
    throw new FormulaError(token.at, {
      fa: `تابعی به نام «${token.text.slice(0, 40)}» نیست.`,
      en: `There is no function “${token.text.slice(0, 40)}”.`,
    });
  expect(reader, '(');
  const parts: Formula[] = [];
  while (peek(reader).text !== ')' || peek(reader).kind !== 'sign') {
    if (parts.length > 0) expect(reader, ',');
    parts.push(binary(reader, 0, depth + 1));
  }
  expect(reader, ')');
  if (token.text === 'round' && parts.length === 1) parts.push(zero);
  return call(token, token.text, parts);
}

function call(token: Token, name: string, parts: readonly Formula[]): Formula {
  const type = functions[name]?.type(parts.map((part) => part.type));
  if (typeof type === 'string') return { node: 'call', type, name, parts };
  throw new FormulaError(token.at, {
    fa: `«${token.text}» ${type?.fa ?? ''}`,
    en: `“${token.text}” ${type?.en ?? ''}`,
  });
}

function numberOf(token: Token): Formula {
  const value = token.text.replace(/^0+(?=[0-9])/, '');
  const [whole = '', fraction = ''] = value.split('.');
  if (DECIMAL.test(value) && whole.length <= 15 && fraction.length <= 12)
    return { node: 'literal', type: 'number', value };
  throw new FormulaError(token.at, { fa: 'این عدد بیش از اندازه بلند است.', en: 'This number is too long.' });
}
