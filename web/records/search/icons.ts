import {
  Building2,
  BadgePercent,
  CalendarDays,
  FileText,
  Handshake,
  House,
  Magnet,
  ListTodo,
  Package,
  Phone,
  StickyNote,
  Table2,
  Users,
  type LucideIcon,
} from 'lucide-react';

/** Faces of the lists that everybody has; objects made on screen share one. */
const icons: Readonly<Record<string, LucideIcon>> = {
  party: Users,
  'party.companies': Building2,
  'party.households': House,
  lead: Magnet,
  deal: Handshake,
  product: Package,
  price_list: BadgePercent,
  quote: FileText,
  task: ListTodo,
  meeting: CalendarDays,
  call: Phone,
  note: StickyNote,
};

export const iconOf = (object: string, variant?: string): LucideIcon =>
  icons[`${object}.${variant ?? ''}`] ?? icons[object] ?? Table2;

/** The order in which most people reach for them; others follow as their modules stand. */
const order = [
  'party.people',
  'party.companies',
  'lead',
  'deal',
  'quote',
  'task',
  'meeting',
  'call',
  'product',
  'price_list',
  'note',
  'party.households',
];

export const rankOf = (object: string, variant?: string): number => {
  const at = order.indexOf(variant === undefined ? object : `${object}.${variant}`);
  return at < 0 ? order.length : at;
};
