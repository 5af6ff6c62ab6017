import type { Scene } from '#records/define/scene.ts';
import { openLeadStatuses } from '../contract/lead.ts';
import { enrolment, sequence } from '../sequence/objects.ts';
import { callList, callListEntry } from '../call-list/objects.ts';

const object = 'lead';

/** The open leads as a list that somebody calls, with the first script. */
export async function sampleCalling(scene: Scene): Promise<void> {
  const { records: scripts } = await scene.tx.recordsOf('call_script').page({ fields: [], limit: 1 });
  const [list] = await scene.make(callList, [
    {
      name: 'پیگیری سرنخ‌های تازه',
      object,
      script: scripts[0]?.id ?? null,
      days: 'every-day',
      opens: '08:00',
      closes: '21:00',
      owner: scene.owners[0] ?? null,
    },
  ]);
  if (!list) return;
  const leads = scene
    .made(object)
    .filter(({ values }) => openLeadStatuses.includes(String(values['status'])));
  await scene.make(
    callListEntry,
    leads.map(({ id }, index) => ({
      name: 'پیگیری سرنخ‌های تازه',
      list: list.id,
      position: index + 1,
      lead: id,
    })),
  );
  await sampleSequence(scene);
}

/** A usual follow-up over two weeks, with some who are in it. */
async function sampleSequence(scene: Scene): Promise<void> {
  const [made] = await scene.make(sequence, [
    {
      name: 'پیگیری دوهفته‌ای پیشنهاد',
      definition: {
        steps: [
          {
            key: 'call',
            kind: 'call',
            after: 0,
            title: 'تماس با {مشتری}',
            text: 'پیشنهاد به دستشان رسیده است؟',
          },
          {
            key: 'mail',
            kind: 'mail',
            after: 3,
            title: 'پیشنهاد {شرکت ما}',
            text: '{مشتری} گرامی\n\nاگر پرسشی دربارهٔ پیشنهاد ما دارید، با کمال میل پاسخ می‌دهم.\n\n{نام من}',
          },
          { key: 'again', kind: 'call', after: 4, title: 'تماس دوباره با {مشتری}', text: '' },
        ],
      },
    },
  ]);
  if (!made) return;
  const parties = scene.made('party').filter(({ values }) => values['kind'] === 'person');
  await scene.make(
    enrolment,
    scene.chance.some(parties, 3).map(({ id, values }, index) => ({
      sequence: made.id,
      party: id,
      owner: (values['owner'] as string | null | undefined) ?? scene.owners[0] ?? null,
      startedAt: scene.at(-1, '09:00'),
      nextStep: 2,
      dueAt: scene.at(index + 1, '09:00'),
    })),
  );
}
