import type { Phrase } from './bilingual.ts';

/** How one greets at this hour of the wall clock, 0–23: «صبحتان به‌خیر» until eleven, «ظهرتان» until three, «عصرتان» until eight. */
export const greetingAt = (hour: number): Phrase => {
  if (hour >= 4 && hour < 11) return { fa: 'سلام، صبحتان به‌خیر', en: 'Good morning' };
  if (hour >= 11 && hour < 15)
    return { fa: 'سلام، روزتان به‌خیر', en: hour < 12 ? 'Good morning' : 'Good afternoon' };
  if (hour >= 15 && hour < 20)
    return { fa: 'سلام، عصرتان به‌خیر', en: hour < 18 ? 'Good afternoon' : 'Good evening' };
  return { fa: 'سلام، شبتان به‌خیر', en: 'Good evening' };
};

/** What is known of somebody who is addressed. */
export type Addressed = {
  readonly honorific?: string | null;
  readonly family?: string | null;
  /** The whole name, for whom nothing more is known of. */
  readonly name: string;
  readonly gender?: 'female' | 'male' | null;
};

const byGender = {
  female: { fa: 'خانم', en: 'Ms' },
  male: { fa: 'آقای', en: 'Mr' },
} as const;

/** How somebody is called to his face: «خانم دکتر محمدی», «آقای کریمی»; by the whole name where neither title nor gender is known. */
export function addressed({ honorific, family, name, gender }: Addressed): Phrase {
  const last = family?.trim() ?? '';
  const title = honorific?.trim() ?? '';
  if (last === '') return { fa: name, en: name };
  if (title !== '') return { fa: `${title} ${last}`, en: `${title} ${last}` };
  if (gender) return { fa: `${byGender[gender].fa} ${last}`, en: `${byGender[gender].en} ${last}` };
  return { fa: name, en: name };
}
