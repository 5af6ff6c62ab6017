import { useRecord } from '../data/read.ts';

/** The name of a colleague by his id; nothing until it is known. */
export const MemberName = ({ id }: { readonly id: string }) => {
  const name = useMemberName(id);
  return name === undefined ? null : <bdi>{name}</bdi>;
};

export const useMemberName = (id: string | null): string | undefined => {
  const { data } = useRecord('member', id ?? '', id !== null);
  const name = data?.values['name'];
  return typeof name === 'string' ? name : undefined;
};
