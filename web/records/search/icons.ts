import {
  Building2,
  CalendarDays,
  Handshake,
  House,
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
  deal: Handshake,
  product: Package,
  task: ListTodo,
  meeting: CalendarDays,
  call: Phone,
  note: StickyNote,
};

export const iconOf = (object: string, variant?: string): LucideIcon =>
  icons[`${object}.${variant ?? ''}`] ?? icons[object] ?? Table2;
