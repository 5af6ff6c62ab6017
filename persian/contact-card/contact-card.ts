import { toLatinDigits, toPersianDigits } from '../digits.ts';
import { splitName, type PersonName } from '../names.ts';
import { toPersianLetters } from '../writing.ts';
import { readAddress, type CardAddress } from './address.ts';
import { isAddress, isCompany, isCourtesy, jobAndCompany } from './lines.ts';
import { takeIds, takeMailboxes, takeWebsite, type CardIds } from './marks.ts';
import { takePhones, type CardPhone } from './phones.ts';
import { readVcard } from './vcard.ts';

/** What a business card, a signature or a single number tells of somebody. Empty where it tells nothing. */
export type ContactCard = CardIds & {
  readonly name: PersonName | undefined;
  readonly company: string | undefined;
  readonly jobTitle: string | undefined;
  readonly phones: readonly CardPhone[];
  readonly emails: readonly string[];
  readonly website: string | undefined;
  readonly address: CardAddress | undefined;
  /** Lines that were not understood. */
  readonly rest: readonly string[];
};

const longest = 4_000;

/**
 * Reads a pasted card or signature in Persian or English. What has a shape of its own (numbers, mailboxes, web addresses, codes under
 * their name) is taken out first; the lines that are left tell by their words and their order who and where.
 * @param areaCode of landlines without one, such as `021`; the city on the card goes before it
 */
export function readContactCard(text: string, areaCode?: string): ContactCard {
  const given = text.slice(0, longest);
  const vcard = readVcard(given);
  if (!vcard) return readWritten(given, areaCode);
  const { honorific, given: own, family, company, jobTitle } = vcard;
  const name = own === '' && family === '' ? undefined : { honorific, given: own, family };
  return { ...readWritten(vcard.text, areaCode), name, company, jobTitle, rest: [] };
}

function readWritten(text: string, areaCode: string | undefined): ContactCard {
  const typed = cleaned(text);
  const mailboxes = takeMailboxes(typed);
  const web = takeWebsite(mailboxes.rest);
  const ids = takeIds(web.rest);
  const lines = ids.rest.split('\n');
  const where = lines.filter(isAddress);
  const address = readAddress(where, ids.postalCode);
  const numbered = lines.map((line) =>
    // A house number is no telephone number; one that stands beside an address is named as such.
    takePhones(line, address?.areaCode ?? areaCode, isAddress(line)),
  );
  const phones = numbered.flatMap(({ found }) => found);
  const open = numbered
    .flatMap(({ rest }) => (isAddress(rest) ? [] : isProse(rest) ? [rest] : rest.split(parting)))
    .map(bare)
    .filter((line) => /\p{L}/u.test(line) && !isCourtesy(line));
  return {
    ...who(open),
    ...ids.found,
    phones,
    emails: mailboxes.found,
    website: web.found,
    address: address && asWritten(address.parts, text),
  };
}

/** Numbers are read in Latin digits; an address is text, and keeps those it was written in. */
const asWritten = (parts: CardAddress, text: string): CardAddress =>
  parts.line !== undefined && /[۰-۹]/.test(text) ? { ...parts, line: toPersianDigits(parts.line) } : parts;

/** What stands between two things in one line; a comma before a legal form belongs to the name. */
const parting = /\s+[-–—|•·/]\s+|[|•]|،\s|,\s(?!(?:co|ltd|inc|llc)\b)/i;

/** A slogan, a sentence: not to be cut into names. */
const isProse = (line: string): boolean => /[!؟?]\s*$/.test(line) || line.trim().split(/\s+/).length > 14;

/** Line ends, invisible marks and Arabic letters that pasting brings along. */
const cleaned = (text: string): string =>
  toPersianLetters(toLatinDigits(text))
    .replaceAll(/\r\n?|\u2028|\u2029/g, '\n')
    .replaceAll(/[\u00ad\u061c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replaceAll(/[\t\u00a0]+/g, ' ');

/** Without what only leads in or trails off: names of fields whose value was taken, dashes, colons. */
const bare = (line: string): string =>
  line
    .replace(
      /^(?:نام و نام خانوادگی|نام|سمت|شرکت|سازمان|name|title|position|company|organi[sz]ation)\s*[:：]\s*/i,
      '',
    )
    .replaceAll(/^[\s:؛;,،|•·*_–—-]+|[\s:؛;,،|•·*_–—-]+$/g, '')
    .trim();

type Who = Pick<ContactCard, 'name' | 'company' | 'jobTitle' | 'rest'>;

/** The first line that is neither post nor company is the name; a second one is the company, where none says so itself. */
function who(lines: readonly string[]): Who {
  // Nobody else is addressed so: a line with an honorific is the person, wherever it stands.
  const addressed = lines.find((line) => couldBeName(line) && splitName(line).honorific !== '');
  let name = addressed;
  let company: string | undefined;
  let jobTitle: string | undefined;
  const rest: string[] = [];
  for (const line of lines) {
    if (line === addressed) continue;
    const post = jobAndCompany(line);
    if (post && jobTitle === undefined) {
      jobTitle = post.jobTitle;
      company ??= post.company;
    } else if (isCompany(line) && company === undefined) company = line;
    else if (name === undefined && couldBeName(line)) name = line;
    else rest.push(line);
  }
  const firm = company === undefined ? rest.findIndex(couldBeFirm) : -1;
  if (firm >= 0) [company] = rest.splice(firm, 1);
  return { name: name === undefined ? undefined : splitName(name), company, jobTitle, rest };
}

const couldBeName = (line: string): boolean =>
  /^[\p{L}\p{M}\u200c.'’ -]+$/u.test(line) && line.split(/\s+/).length <= 7 && /\s/.test(line);

/** Not a slogan. */
const couldBeFirm = (line: string): boolean =>
  /^[\p{L}\p{M}\p{N}\u200c&.'’() -]+$/u.test(line) && line.split(/\s+/).length <= 5;
