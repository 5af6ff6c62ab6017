import { BlockList, isIPv4 } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import type { Permitted } from './certificates.ts';

/** How this machine is called on its network. */
export type Machine = {
  /** Addresses that others on the network reach it by, IPv4 first. */
  readonly addresses: readonly string[];
  /** `name.local`, which Bonjour and Avahi answer to, and the bare name, which some routers do. */
  readonly names: readonly string[];
};

/** What systems say of themselves now; an address may change with every lease. */
export function thisMachine(): Machine {
  const addresses = Object.values(networkInterfaces())
    .flatMap((found) => found ?? [])
    .filter(({ internal, address }) => !internal && !address.toLowerCase().startsWith('fe80'))
    .map(({ address }) => address)
    .toSorted((one, other) => Number(isIPv4(other)) - Number(isIPv4(one)));
  const name = hostname()
    .toLowerCase()
    .replace(/\.local$/, '');
  const names = /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/.test(name) ? [`${name}.local`, name] : [];
  return { addresses, names };
}

/** Private, link-local and carrier-grade ranges (RFC 1918, 3927, 4193, 6598), and the machine itself. */
const privateRanges = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '169.254.0.0/16',
  '100.64.0.0/10',
  '127.0.0.0/8',
  'fc00::/7',
  '::1/128',
];

const isPrivate = (() => {
  const list = new BlockList();
  for (const range of privateRanges) {
    const [net = '', bits = ''] = range.split('/');
    list.addSubnet(net, Number(bits), isIPv4(net) ? 'ipv4' : 'ipv6');
  }
  return (address: string): boolean => list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
})();

/** What an authority of this machine may vouch for: names and addresses that mean something on a local network only. */
export const permittedOn = ({ addresses, names }: Machine): Permitted => ({
  domains: [
    'local',
    'lan',
    'internal',
    'home.arpa',
    'localhost',
    ...names.filter((name) => !name.includes('.')),
  ],
  ranges: [
    ...privateRanges,
    ...addresses.filter((one) => !isPrivate(one)).map((one) => `${one}/${isIPv4(one) ? 32 : 128}`),
  ],
});

/** The part of a machine's names and addresses that an authority may vouch for. */
export const withinPermitted = ({ addresses, names }: Machine, { domains, ranges }: Permitted): Machine => ({
  addresses: addresses.filter((one) => isPrivate(one) || ranges.some((range) => range.startsWith(`${one}/`))),
  names: names.filter((name) => domains.some((domain) => name === domain || name.endsWith(`.${domain}`))),
});
