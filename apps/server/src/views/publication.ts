import type { Label } from '@taizhang/contract';
import type { OpenDistrict, PublishedList } from '@taizhang/runtime';

const publicationOf = ({ catalogue }: OpenDistrict, { register, publication }: PublishedList) =>
  catalogue.registers.get(register)?.publications?.[publication];

/** A published list without its records. */
export function listView(district: OpenDistrict, list: PublishedList) {
  const none = { zh: list.publication, en: list.publication };
  return {
    id: list.id,
    title: publicationOf(district, list)?.title ?? none,
    of: list.title,
    keeper: district.catalogue.registers.get(list.register)?.keeper ?? none,
    from: list.from,
    to: list.to,
    cutoff: list.cutoff,
    knownAt: list.knownAt.toISOString(),
    rows: list.rows,
  };
}

export const objectionsOf = (district: OpenDistrict, list: PublishedList): Label =>
  publicationOf(district, list)?.objections ?? {
    zh: '请向公示单位提出。',
    en: 'Raise it with the publisher.',
  };
