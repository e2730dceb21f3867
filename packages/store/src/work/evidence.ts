import { Refusal } from '@taizhang/definition';
import type { Queryable } from '../database.ts';
import type { District } from '../district.ts';

export const attachmentId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Evidence that names attachments must name such as belong to the record and were not withdrawn. Other names are of
 * papers that are kept elsewhere.
 * @throws Refusal unknown-attachment, attachment-withdrawn
 */
export async function checkEvidence(
  db: Queryable,
  district: District,
  register: string,
  record: string,
  evidence: readonly string[],
): Promise<void> {
  const ids = evidence.filter((name) => attachmentId.test(name));
  if (ids.length === 0) return;
  const { rows } = await db.query<{ id: string; name: string; withdrawn: boolean }>(
    `select a.id::text, a.name, w.attachment is not null as withdrawn
       from attachment a left join attachment_withdrawal w on w.district = a.district and w.attachment = a.id
      where a.district = $1 and a.register = $2 and a.record = $3 and a.id = any($4::uuid[])`,
    [district.id, register, record, ids],
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  for (const id of ids) {
    const attachment = found.get(id);
    if (!attachment) throw new Refusal('unknown-attachment', { attachment: id }, 'evidence');
    if (attachment.withdrawn)
      throw new Refusal('attachment-withdrawn', { name: attachment.name }, 'evidence');
  }
}
