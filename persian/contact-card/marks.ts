import { checkCompanyId } from '../ids/company-id.ts';
import { checkEconomicCode } from '../ids/economic-code.ts';
import { checkNationalCode } from '../ids/national-code.ts';
import { checkPostalCode } from '../ids/postal-code.ts';

/** Codes that stand under their name; wrong ones are left out. */
export type CardIds = {
  readonly nationalCode?: string;
  readonly companyId?: string;
  readonly economicCode?: string;
  readonly registrationNumber?: string;
};

type Taken<Found> = { readonly found: Found; readonly rest: string };

const email =
  /(?:(?:e-?mail|ایمیل|رایانامه|پست الکترونیک(?:ی)?|mail|E)\s*[:：]\s*)?(?:mailto:)?([a-z0-9._%+-]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})/gi;

export const takeMailboxes = (text: string): Taken<readonly string[]> => {
  const found = [...text.matchAll(email)].map(([, address = '']) => address);
  return { found: [...new Set(found)], rest: text.replaceAll(email, ' ') };
};

const endings = 'ir|com|net|org|co|io|info|biz|shop|app|dev|ac\\.ir|co\\.ir';
const web = new RegExp(
  `(?:(?:web ?site|web|site|وب ?\\u200c?سایت|سایت|وبگاه|تارنما|W)\\s*[:：]\\s*)?((?:https?://|www\\.)[^\\s،,;|]+|(?<![\\w@.-])[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.(?:${endings})(?![\\w-])(?:/[^\\s،,;|]*)?)`,
  'gi',
);
/** Somebody's page among others is not his own website. */
const shared =
  /(?:instagram|linkedin|t\.me|telegram|facebook|twitter|x|wa\.me|whatsapp|aparat|eitaa)\.(?:com|me|ir)|t\.me|wa\.me/i;

export const takeWebsite = (text: string): Taken<string | undefined> => {
  const all = [...text.matchAll(web)].map(([, address = '']) => address.replace(/[.)]+$/, ''));
  const own = all.find((address) => !shared.test(address));
  const found = own === undefined ? undefined : /^https?:/i.test(own) ? own : `https://${own}`;
  return { found, rest: text.replaceAll(web, ' ') };
};

const digits = String.raw`\s*[:：]?\s*([0-9][0-9\s-]{3,20}[0-9])`;
const labelled = (label: string): RegExp => new RegExp(`(?:${label})${digits}`, 'iu');
const nationalCode = labelled(String.raw`کد\s?\u200c?ملی|national (?:code|id)`);
const companyId = labelled(String.raw`شناسه(?:ٔ|ی)?\s?\u200c?ملی|company id`);
const economicCode = labelled(String.raw`(?:کد|شماره)\s?\u200c?اقتصادی|economic code|vat(?: no\.?)?`);
const registration = labelled(String.raw`شماره(?:ٔ|ی)?\s?\u200c?ثبت|reg(?:istration)?(?: no\.?| number)?`);
const postal = labelled(String.raw`کد\s?\u200c?پستی|ص\.?پ|postal code|zip(?: code)?|p\.?c\.?`);

export function takeIds(text: string): Taken<CardIds> & { readonly postalCode: string | undefined } {
  let rest = text;
  const take = (pattern: RegExp, right: (code: string) => string | undefined): string | undefined => {
    const match = pattern.exec(rest);
    if (!match) return undefined;
    const code = right((match[1] ?? '').replaceAll(/[\s-]/g, ''));
    if (code !== undefined) rest = rest.replace(match[0], ' ');
    return code;
  };
  const value = (checked: { readonly ok: boolean; readonly value?: string }): string | undefined =>
    checked.ok ? checked.value : undefined;
  const found = {
    nationalCode: take(nationalCode, (code) => value(checkNationalCode(code))),
    companyId: take(companyId, (code) => value(checkCompanyId(code))),
    economicCode: take(economicCode, (code) => value(checkEconomicCode(code))),
    registrationNumber: take(registration, (code) => code),
  };
  const postalCode = take(postal, (code) => value(checkPostalCode(code)));
  return {
    found: Object.fromEntries(Object.entries(found).filter(([, code]) => code !== undefined)),
    postalCode,
    rest,
  };
}
