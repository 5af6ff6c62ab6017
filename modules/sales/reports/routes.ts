import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Phrase } from '#persian/bilingual.ts';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import type { RecordEngine, RecordTx } from '#records/records.ts';
import { activityGroups } from '../contract/activity.ts';
import type { Reports } from '../contract/reports.ts';
import { readActivity } from './activity/activity.ts';
import { readCallRates } from './calls/calls.ts';
import { readChange } from './change/change.ts';
import { readFlow } from './flow.ts';
import { readFrame } from './frame.ts';
import { readOutcome, readReasons } from './outcome.ts';
import { readPipeline } from './pipeline.ts';
import { readSellers } from './sellers/sellers.ts';
import {
  changeShape,
  peopleShape,
  readPeopleView,
  readView,
  viewShape,
  winRateShape,
  type View,
} from './view.ts';
import { readWinRates } from './win-rate.ts';
import { bottleneckOf, leakOf } from './worst.ts';

const reading = { readOnly: true };
const activityShape = peopleShape.extend({ by: z.enum(activityGroups).default('person') });

/** Figures of sales, each part a question of its own, so that a slow one keeps no other waiting. */
export function reportRoutes(app: FastifyInstance, engine: RecordEngine): void {
  app.get(
    '/sales/reports/frame',
    route('member', {
      fa: 'کاریزها و کسانی که گزارش فروش از آن‌ها پرسیده می‌شود',
      en: 'The pipelines and people that sales reports may be asked of',
    }),
    ({ context }) => engine.transact(context, readFrame, reading),
  );
  const ask = <Name extends keyof Reports, Wish extends z.ZodType>(
    name: Name,
    summary: Phrase,
    wished: Wish,
    deed: (tx: RecordTx, wish: z.output<Wish>) => Promise<Reports[Name]>,
  ) =>
    app.get(`/sales/reports/${name}`, route('member', summary, { query: wished }), ({ context, query }) =>
      engine.transact(context, async (tx) => deed(tx, read(wished, query)), reading),
    );
  const report = <Name extends keyof Reports>(
    name: Name,
    summary: Phrase,
    deed: (tx: RecordTx, view: View) => Promise<Reports[Name]>,
  ) => ask(name, summary, viewShape, async (tx, wish) => deed(tx, await readView(tx, wish)));
  report(
    'pipeline',
    {
      fa: 'معامله‌های باز در هر مرحله: شمار، مبلغ، مبلغ وزنی، سن، و گلوگاه',
      en: 'Open deals per stage: count, value, weighted value, age; and the bottleneck',
    },
    async (tx, view) => {
      const stages = await readPipeline(tx, view);
      return { stages, bottleneck: bottleneckOf(stages) };
    },
  );
  report(
    'flow',
    {
      fa: 'گذر معامله‌ها از مرحله‌ها در دوره: نرخ تبدیل، روزها، و نشتی',
      en: 'How deals went through the stages in the period: conversion, days; and the leak',
    },
    async (tx, view) => {
      const stages = await readFlow(tx, view);
      return { stages, leak: leakOf(stages) };
    },
  );
  report(
    'outcome',
    {
      fa: 'برد و باخت دوره، دورهٔ پیش و همان دوره در سال پیش',
      en: 'Won and lost in the period, the one before and the same of last year',
    },
    async (tx, view) => ({ spans: view.spans, ...(await readOutcome(tx, view)) }),
  );
  report(
    'reasons',
    { fa: 'دلیل‌های باخت در دوره', en: 'Reasons of loss in the period' },
    async (tx, view) => ({ reasons: await readReasons(tx, view) }),
  );
  report(
    'sellers',
    {
      fa: 'نرخ جذب و نرخ برد هر فروشنده با بازهٔ اطمینان، و پیشنهاد سپردن کارها',
      en: 'Each seller’s rates of attracting and closing with their uncertainty, and what to hand to whom',
    },
    readSellers,
  );
  ask(
    'win-rate',
    {
      fa: 'نرخ برد دوره به تفکیک هر فیلد انتخابی یا پیوندی، یا رقیبانی که بودند',
      en: 'Win rate in the period by any choice or link, or by the competitors that were met',
    },
    winRateShape,
    async (tx, { by, ...wish }) => ({ rates: await readWinRates(tx, await readView(tx, wish), by) }),
  );
  ask(
    'change',
    {
      fa: 'چرا فروش کم یا زیاد شد: فصل، شمار فرصت‌ها، نرخ برد، ترکیب و قیمت',
      en: 'Why sales rose or fell: season, number of opportunities, win rate, mix and price',
    },
    changeShape,
    async (tx, { against, ...wish }) => readChange(tx, await readView(tx, wish), against),
  );
  ask(
    'activity',
    {
      fa: 'تماس‌ها، جلسه‌ها، کارها و یادداشت‌های دوره به تفکیک همکار، تیم، روز، هفته یا ماه، کنار دورهٔ پیش و سال پیش',
      en: 'Calls, meetings, tasks and notes of the period by person, team, day, week or month, beside the period before and last year',
    },
    activityShape,
    async (tx, { by, ...wish }) => readActivity(tx, await readPeopleView(tx, wish), by),
  );
  ask(
    'calls',
    {
      fa: 'تماس‌های خروجی دوره: به تفکیک ساعت، روز هفته، متن تماس، پاسخ و تماس‌گیرنده، و اینکه کی تماس نگیریم',
      en: 'Outgoing calls of the period by hour, weekday, script, answer and caller; and when not to call',
    },
    peopleShape,
    async (tx, wish) => readCallRates(tx, await readPeopleView(tx, wish)),
  );
}
