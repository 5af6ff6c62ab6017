import { formatNumber } from '#persian/digits.ts';
import { mostGroups } from '../../query/most-groups.ts';
import { operators } from '../../query/query.ts';
import type { JsonSchema } from './values.ts';

const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
const text = { type: 'string' };
const stamp = { type: 'string', format: 'date-time' };
const id = { type: 'string', format: 'uuid' };

/** Shapes that all objects share. */
export const commonSchemas: Readonly<Record<string, JsonSchema>> = {
  Problem: {
    type: 'object',
    description: 'RFC 9457 problem details',
    required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
    properties: {
      type: text,
      title: text,
      status: { type: 'integer' },
      detail: text,
      code: {
        type: 'string',
        description: { fa: 'ثابت است؛ برنامه‌ها به آن تکیه کنند', en: 'Stable: programs go by it' },
      },
      requestId: text,
      field: text,
      errors: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            field: text,
            code: text,
            message: text,
            wants: {
              type: 'object',
              description: {
                fa: 'رکوردی که ساختنش این را برطرف می‌کند، با مقدارهایش',
                en: 'A record whose making mends it, with the values that do so',
              },
              properties: { object: text, values: { type: 'object' } },
            },
          },
        },
      },
    },
  },
  Linked: {
    type: 'object',
    required: ['id', 'object', 'title'],
    properties: {
      id,
      object: text,
      title: {
        type: ['string', 'null'],
        description: {
          fa: 'جایی که رکورد از شما پنهان است، null',
          en: 'Null where you may not see the record',
        },
      },
    },
  },
  Filter: {
    description: {
      fa: 'یک شرط، متنی برای جستجو، یا and/or/not چند پالایه',
      en: 'A condition, a text to search, or and/or/not of filters',
    },
    oneOf: [
      {
        type: 'object',
        required: ['field', 'op'],
        additionalProperties: false,
        properties: { field: text, op: { type: 'string', enum: [...operators] }, value: {} },
      },
      ...(['and', 'or'] as const).map((word) => ({
        type: 'object',
        required: [word],
        additionalProperties: false,
        properties: { [word]: { type: 'array', items: ref('Filter') } },
      })),
      { type: 'object', required: ['not'], additionalProperties: false, properties: { not: ref('Filter') } },
      { type: 'object', required: ['search'], additionalProperties: false, properties: { search: text } },
      { type: 'object', required: ['import'], additionalProperties: false, properties: { import: text } },
    ],
  },
  Sort: {
    type: 'array',
    maxItems: 2,
    items: {
      type: 'object',
      required: ['field', 'direction'],
      properties: { field: text, direction: { enum: ['asc', 'desc'] } },
    },
  },
  PageQuery: {
    type: 'object',
    additionalProperties: false,
    properties: {
      filter: ref('Filter'),
      sort: ref('Sort'),
      fields: { type: 'array', items: text },
      limit: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
      cursor: { type: 'string', description: { fa: '`next` برگهٔ پیش', en: '`next` of the page before' } },
      back: {
        type: 'boolean',
        description: {
          fa: 'رو به آغاز: برگهٔ پیش از `cursor` (همان `previous`)، و بی آن پایان فهرست',
          en: 'Towards the beginning: the page before `cursor` (a `previous`), and without one the end of the list',
        },
      },
      from: {
        type: 'string',
        description: {
          fa: 'از این مقدار ترتیب نخست آغاز شود: حرفی از الفبا، روزی، مبلغی؛ اگر آن بله و خیر است، از این مقدار ترتیب دوم',
          en: 'Begin at this value of the first sort: a letter, a day, an amount; where that is a yes or no, of the second',
        },
      },
      removed: {
        type: 'boolean',
        description: { fa: 'به جای آن، رکوردهای بازیافت', en: 'Records in the bin instead' },
      },
      variant: text,
    },
  },
  GroupQuery: {
    type: 'object',
    additionalProperties: false,
    properties: {
      filter: ref('Filter'),
      variant: text,
      by: { type: 'array', maxItems: 2, items: text },
      measures: {
        type: 'array',
        maxItems: 6,
        items: {
          type: 'object',
          required: ['measure', 'field'],
          properties: { measure: { enum: ['sum', 'avg', 'min', 'max'] }, field: text },
        },
      },
    },
  },
  Groups: {
    type: 'object',
    required: ['groups', 'more'],
    properties: {
      more: {
        type: 'boolean',
        description: {
          fa: `گروه‌ها بیش از ${formatNumber(mostGroups, 'fa')} است: تازه‌ترین دوره‌ها آمده‌اند، یا پرشمارترین گروه‌ها`,
          en: `There are more than ${mostGroups} groups: these are the newest periods, or the largest groups`,
        },
      },
      groups: {
        type: 'array',
        items: {
          type: 'object',
          required: ['keys', 'count', 'measures'],
          properties: {
            keys: { type: 'array', items: {} },
            count: { type: 'integer' },
            measures: { type: 'array', items: {} },
          },
        },
      },
    },
  },
  Count: {
    type: 'object',
    required: ['count', 'more'],
    properties: {
      count: { type: 'integer' },
      more: {
        type: 'boolean',
        description: { fa: 'شمارش در مرز خود ایستاد', en: 'Counting stopped at its bound' },
      },
    },
  },
  History: {
    type: 'object',
    required: ['entries', 'next'],
    properties: {
      entries: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            at: stamp,
            version: { type: 'integer' },
            kind: { enum: ['created', 'updated', 'removed', 'restored', 'erased', 'fact'] },
            fact: {
              type: ['string', 'null'],
              description: { fa: 'معنای کار: `deal.won`', en: 'What the deed meant: `deal.won`' },
            },
            by: { anyOf: [ref('Linked'), { type: 'null' }] },
            changes: {
              type: 'array',
              items: { type: 'object', properties: { field: text, before: {}, after: {} } },
            },
          },
        },
      },
      next: { type: ['string', 'null'] },
    },
  },
  Timeline: {
    type: 'object',
    required: ['entries', 'next'],
    properties: {
      entries: {
        type: 'array',
        items: { type: 'object', properties: { at: stamp, object: text, record: ref('Own') } },
      },
      next: { type: ['string', 'null'] },
    },
  },
  Pinned: {
    type: 'object',
    required: ['entries'],
    properties: {
      entries: {
        type: 'array',
        items: { type: 'object', properties: { at: stamp, object: text, record: ref('Own') } },
      },
    },
  },
  Own: {
    type: 'object',
    description: { fa: 'آنچه هر رکورد دارد', en: 'What every record has' },
    required: ['id', 'version', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'removedAt', 'values'],
    properties: {
      id,
      version: { type: 'integer' },
      createdAt: stamp,
      createdBy: { type: ['string', 'null'] },
      updatedAt: stamp,
      updatedBy: { type: ['string', 'null'] },
      removedAt: { type: ['string', 'null'] },
    },
  },
};
