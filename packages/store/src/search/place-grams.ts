import { isUnbounded, type Reach, reachOf, type Viewer } from '@taizhang/access';
import { fieldsOfKind, type Register } from '@taizhang/definition';
import type { SearchedRecord } from './searched-record.ts';

/*
 * Where a record lies, as numbers beside its pairs of characters: so the index itself leaves out what a viewer does not reach.
 * Two places may share a number; what is found is looked at again.
 */

/** FNV-1a over the code units, as a signed number of 32 bits. */
function hashed(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}

const ofRegister = (register: string): number => hashed(`register:${register}`);
const ofUnit = (unit: string): number => hashed(`unit:${unit}`);
const ofOpener = (account: string): number => hashed(`opened-by:${account}`);
/** Itself, and what refers to it. */
export const ofRecord = (register: string, id: string): number => hashed(`record:${register}/${id}`);

/** The numbers of where a record lies: its register, unit and sub-district, who opened it, itself, and what it refers to. */
export function placeGramsOf(record: SearchedRecord, register: Register): number[] {
  const { id, unit, street, openedBy, attributes } = record;
  const references = fieldsOfKind(register, 'reference').flatMap((name) => {
    const field = register.fields[name];
    const to = attributes[name];
    return field?.kind === 'reference' && typeof to === 'string' ? [ofRecord(field.register, to)] : [];
  });
  return [
    ofRegister(register.id),
    ...(unit === null ? [] : [ofUnit(unit)]),
    ...(street === null ? [] : [ofUnit(street)]),
    ...(openedBy === null ? [] : [ofOpener(openedBy)]),
    ofRecord(register.id, id),
    ...references,
  ];
}

const gramsOfPart = ({ units, own, of }: Reach, viewer: Viewer, register: string): number[] => {
  if (own) return [ofOpener(viewer.account)];
  if (of) return [ofRecord(of.register, of.record)];
  return units === null ? [ofRegister(register)] : units.map(ofUnit);
};

/**
 * The numbers of which a record that the viewer may read in one of the registers has at least one; null where all
 * registers of the district lie open to him, so that asking for any would only cost time.
 */
export function placeGramsReached(
  viewer: Viewer,
  registers: readonly Register[],
  ofDistrict: number,
): number[] | null {
  const reach = registers.map(({ id }) => ({ id, parts: reachOf(viewer, 'read', id) }));
  if (registers.length === ofDistrict && reach.every(({ parts }) => parts.some(isUnbounded))) return null;
  return [
    ...new Set(
      reach.flatMap(({ id, parts }) =>
        parts.some(isUnbounded) ? [ofRegister(id)] : parts.flatMap((part) => gramsOfPart(part, viewer, id)),
      ),
    ),
  ];
}
