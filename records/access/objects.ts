import {
  choice,
  emails,
  link,
  longText,
  phones,
  structured,
  member as memberField,
  team as teamField,
  text,
  yesNo,
} from '../define/declare.ts';
import { defineObject } from '../define/define-object.ts';
import { memberLifecycle, roleLifecycle, teamLifecycle } from './change-rights.ts';
import './grants-shape.ts';
import { substitution } from './substitution.ts';

/** What its holders may do. A workspace always keeps one role with every right, held by someone active. */
export const role = defineObject('role', {
  module: 'records',
  one: { fa: 'نقش', en: 'Role' },
  many: { fa: 'نقش‌ها', en: 'Roles' },
  title: 'name',
  listed: false,
  lifecycle: roleLifecycle,
  keptForGood: true,
  fields: {
    name: text({
      label: { fa: 'نام', en: 'Name' },
      required: true,
      unique: true,
      searchable: 'name',
      max: 100,
    }),
    description: longText({ label: { fa: 'توضیح', en: 'Description' }, max: 1_000 }),
    grants: structured({ label: { fa: 'اختیارها', en: 'Rights' }, required: true, shape: 'grants' }),
  },
});

/** People who work together under a manager; teams stand in a tree. */
export const team = defineObject('team', {
  module: 'records',
  readByAll: true,
  one: { fa: 'تیم', en: 'Team' },
  many: { fa: 'تیم‌ها', en: 'Teams' },
  title: 'name',
  listed: false,
  lifecycle: teamLifecycle,
  keptForGood: true,
  fields: {
    name: text({
      label: { fa: 'نام', en: 'Name' },
      required: true,
      unique: true,
      searchable: 'name',
      max: 100,
    }),
    manager: memberField({
      aliases: ['sales manager', 'supervisor', 'team lead', 'مدیر فروش', 'سرپرست'],
      label: { fa: 'مدیر', en: 'Manager' },
    }),
    region: text({
      aliases: ['regional office', 'office', 'branch', 'دفتر', 'شعبه'],
      label: { fa: 'منطقه', en: 'Region' },
      max: 100,
    }),
    parent: link({ label: { fa: 'زیرمجموعهٔ', en: 'Part of' }, to: 'team', tree: true }),
  },
});

/** Someone who works in the workspace; whether he can sign in is a matter of his identity, which may be missing. */
export const member = defineObject('member', {
  module: 'records',
  readByAll: true,
  one: { fa: 'همکار', en: 'Member' },
  many: { fa: 'همکاران', en: 'Members' },
  title: 'name',
  listed: false,
  lifecycle: memberLifecycle,
  keptForGood: true,
  fields: {
    name: text({
      aliases: [
        'sales agent',
        'agent',
        'sales rep',
        'salesperson',
        'seller',
        'employee',
        'full name',
        'نام و نام خانوادگی',
        'همکار',
        'فروشنده',
        'کارشناس',
      ],
      label: { fa: 'نام', en: 'Name' },
      required: true,
      searchable: 'name',
      indexed: true,
      max: 120,
    }),
    jobTitle: text({
      aliases: ['position', 'title', 'شغل'],
      label: { fa: 'سمت', en: 'Job title' },
      max: 120,
    }),
    phones: phones({
      aliases: ['phone', 'mobile', 'موبایل', 'تلفن', 'تلفن همراه'],
      label: { fa: 'تلفن‌ها', en: 'Phones' },
      searchable: 'detail',
    }),
    emails: emails({
      aliases: ['email', 'mail', 'ایمیل'],
      label: { fa: 'رایانامه‌ها', en: 'E-mails' },
      searchable: 'detail',
    }),
    role: link({ label: { fa: 'نقش', en: 'Role' }, to: 'role', required: true }),
    team: teamField({
      aliases: ['department', 'واحد', 'بخش'],
      label: { fa: 'تیم', en: 'Team' },
    }),
    active: yesNo({ label: { fa: 'فعال', en: 'Active' }, default: true, required: true }),
    access: choice({
      label: { fa: 'ورود', en: 'Sign-in' },
      readOnly: true,
      required: true,
      default: 'none',
      choices: [
        { key: 'none', label: { fa: 'بدون ورود', en: 'No sign-in' } },
        { key: 'invited', label: { fa: 'دعوت‌شده', en: 'Invited' } },
        { key: 'open', label: { fa: 'دارد', en: 'Can sign in' } },
      ],
    }),
  },
});

/** The engine's own objects: rights are made of them. */
export const accessObjects = [role, team, member, substitution] as const;
