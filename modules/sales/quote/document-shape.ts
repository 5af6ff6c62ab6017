import { z } from 'zod';
import { defineShape } from '#records/fields/structured.ts';
import type { QuoteDocument } from '../contract/quote.ts';

const words = (most: number) => z.string().max(most);
const amount = z.string().regex(/^-?\d{1,24}(\.\d{1,4})?$/);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);

const side = z.strictObject({
  name: words(400),
  nationalId: words(60),
  economicCode: words(60),
  registrationNumber: words(60),
  phone: words(80),
  address: words(1_000),
  postalCode: words(40),
});

/** A frozen quote; what was once sent is read by this shape for ever, so it only grows. */
const shape: z.ZodType<QuoteDocument> = z.strictObject({
  number: words(100),
  version: z.int().min(1),
  language: z.enum(['fa', 'en']),
  issuedOn: day,
  validUntil: day,
  currency: z.string().regex(/^[A-Z]{3}$/),
  seller: side,
  buyer: side,
  rows: z.array(
    z.strictObject({
      title: words(300),
      code: words(60),
      quantity: z.number(),
      unit: words(40),
      unitPrice: amount,
      gross: amount,
      discount: amount,
      net: amount,
      tax: amount,
      total: amount,
    }),
  ),
  sums: z.strictObject({ gross: amount, discount: amount, net: amount, tax: amount, total: amount }),
  terms: words(5_000),
  look: z.strictObject({
    title: words(60),
    color: z.int().min(0).max(9),
    columns: z.array(z.enum(['code', 'unit', 'gross', 'discount', 'net', 'tax'])),
    footer: words(300),
    showLogo: z.boolean(),
    showSeal: z.boolean(),
    showSignatures: z.boolean(),
  }),
  logo: z.string().max(60).nullable(),
  seal: z.string().max(60).nullable(),
});

defineShape('quote-document', shape);
