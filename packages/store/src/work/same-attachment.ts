import { createHash } from 'node:crypto';
import type { Viewer } from '@taizhang/access';
import { Refusal } from '@taizhang/definition';
import { note } from '../audit.ts';
import { type Pool, transaction } from '../database.ts';
import type { District } from '../district.ts';
import { type Attachment, demandAttaching } from './attachment.ts';
import { mostOfARecord } from './evidence.ts';

/** The id of a file with another record: always the same, so that whoever sends it again adds nothing. */
function idWith({ id }: Attachment, record: string): string {
  const hex = createHash('sha256').update(`${id}/${record}`).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5');
}

/**
 * Keeps a file, which the viewer was found to reach, with another record of its register as well; its bytes are kept once.
 * @returns its id there; the file’s own, where it is with that record already
 * @throws Refusal unknown-record, not-permitted, attachment-withdrawn, too-many-entries
 */
export async function attachAlso(
  pool: Pool,
  district: District,
  viewer: Viewer,
  attachment: Attachment,
  record: string,
): Promise<string> {
  if (attachment.record === record) return attachment.id;
  const { register, name, sha256 } = attachment;
  await demandAttaching(pool, district, viewer, register, record);
  const id = idWith(attachment, record);
  await transaction(pool, 'begin', async (client) => {
    const { rowCount } = await client.query(
      `insert into attachment (district, id, register, record, name, type, size, sha256, thumbnail, added_at, added_by,
                               document, taken_on, file_taken_on, file_place, bytes_of)
       select a.district, $3, a.register, $4, a.name, a.type, a.size, a.sha256, a.thumbnail, clock_timestamp(), $5,
              a.document, a.taken_on, a.file_taken_on, a.file_place, coalesce(a.bytes_of, a.id)
         from attachment a
        where a.district = $1 and a.id = $2
          and not exists (select from attachment_withdrawal w where w.district = $1 and w.attachment = $2)
          and (select count(*) from attachment o where o.district = $1 and o.register = a.register and o.record = $4) < $6
       on conflict (district, id) do nothing`,
      [district.id, attachment.id, id, record, viewer.account, mostOfARecord],
    );
    if (rowCount === 0) {
      const { rowCount: there } = await client.query(
        'select from attachment where district = $1 and id = $2',
        [district.id, id],
      );
      if (there === 0 && attachment.withdrawn)
        throw new Refusal('attachment-withdrawn', { name }, 'evidence');
      if (there === 0) throw new Refusal('too-many-entries', { limit: mostOfARecord }, 'evidence');
      return;
    }
    const detail = { name, sha256, sameAs: attachment.id };
    await note(client, district, viewer, {
      action: 'attach',
      outcome: 'done',
      register,
      record,
      subject: id,
      detail,
    });
  });
  return id;
}
