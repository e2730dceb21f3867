import { createHash } from 'node:crypto';
import type { Viewer } from '@taizhang/access';
import { addAttachment, type PersonalVault, type Pool, publicLists, publishList } from '@taizhang/store';
import sharp from 'sharp';
import { checkFile } from './attachment/check-file.ts';
import type { OpenDistrict } from './district-package.ts';
import { todayOf } from './today.ts';

interface Loading {
  readonly pool: Pool;
  readonly district: OpenDistrict;
  readonly vault: PersonalVault;
  readonly viewer: Viewer;
}

/**
 * Puts in what a demonstration shows beside its records: pictures with them, and lists for everybody. Broken off, it goes
 * on where it stopped: a picture has its id from what it is, and a list that is public is not published again.
 */
export async function showBeside({ pool, district, vault, viewer }: Loading): Promise<void> {
  const { store, package: shown } = district;
  for (const { register, record, name, takenOn, drawing } of shown.pictures ?? []) {
    const picture = await sharp(Buffer.from(drawing)).jpeg({ quality: 80 }).toBuffer();
    const of = { register, record, id: idOf([register, record, name]), document: null, takenOn };
    await addAttachment(pool, store, viewer, of, await checkFile(name, picture));
  }
  const today = todayOf(district);
  const isPublic = new Set((await publicLists(pool, store, today)).map(keyOf));
  for (const list of shown.lists ?? [])
    if (!isPublic.has(keyOf(list))) await publishList(pool, store, vault, viewer, { ...list, today });
}

const keyOf = ({ register, publication, subject }: Record<'register' | 'publication' | 'subject', string>) =>
  JSON.stringify([register, publication, subject]);

/** An id in the form of others (RFC 9562, version 8: of the bytes that whoever makes it chooses). */
function idOf(what: readonly string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(what)).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
