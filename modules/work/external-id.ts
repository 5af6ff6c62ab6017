import type { Phrase } from '#persian/bilingual.ts';
import { text } from '#records/define/declare.ts';

/** The key of a piece of work in the system that it came from, by which a file that comes again finds what is there. */
export const externalId = (one: Phrase, names: readonly string[]) =>
  text({
    aliases: ['id', 'record id', 'activity id', 'شناسه', 'کد', 'شناسه فعالیت', 'کد فعالیت', ...names],
    label: { fa: 'شناسهٔ بیرونی', en: 'External id' },
    hint: {
      fa: `کلید این ${one.fa} در سامانه‌ای که از آن آمده است.`,
      en: `This ${one.en.toLowerCase()}’s key in the system that it came from.`,
    },
    // Files give it; a form for a new one has no use for it.
    rules: { shownWhen: { field: 'externalId', op: 'filled' } },
    unique: true,
    indexed: true,
    max: 100,
  });
