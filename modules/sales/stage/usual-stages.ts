import type { Synonyms } from '#records/define/descriptor.ts';

/** What other systems call the stages that most firms have. */
export const usualStages: readonly Synonyms[] = [
  {
    names: ['Won', 'Closed won', 'Win', 'Sold', 'برد', 'برنده', 'موفق', 'فروش موفق', 'قطعی'],
    where: { field: 'kind', value: 'won' },
  },
  {
    names: ['Lost', 'Closed lost', 'Failed', 'Cancelled', 'باخت', 'ناموفق', 'ازدست‌رفته', 'لغوشده'],
    where: { field: 'kind', value: 'lost' },
  },
  { names: ['New lead', 'New', 'Lead', 'Prospect', 'Prospecting', 'فرصت تازه', 'سرنخ تازه', 'سرنخ', 'جدید'] },
  {
    names: [
      'Needs',
      'Needs analysis',
      'Engaging',
      'Engaged',
      'Contacted',
      'Discovery',
      'Qualified',
      'Qualification',
      'Qualified to buy',
      'Appointment scheduled',
      'Contact made',
      'Needs defined',
      'Demo scheduled',
      'Id. Decision Makers',
      'شناخت نیاز',
      'نیازسنجی',
      'در تماس',
    ],
  },
  {
    names: [
      'Proposal',
      'Proposal made',
      'Proposal/Price Quote',
      'Presentation scheduled',
      'Value proposition',
      'Perception analysis',
      'Quote',
      'Quotation',
      'Offer',
      'پیشنهاد',
      'پیش‌فاکتور',
      'ارائهٔ پیشنهاد',
    ],
  },
  {
    names: [
      'Negotiation',
      'Negotiating',
      'Negotiation/Review',
      'Negotiations started',
      'Decision maker bought-in',
      'Contract sent',
      'مذاکره',
      'در حال مذاکره',
      'چانه‌زنی',
    ],
  },
];
