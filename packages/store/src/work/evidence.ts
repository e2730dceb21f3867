import { evidenceNamed, Refusal } from '@taizhang/definition';
import type { Queryable } from '../database.ts';
import type { District } from '../district.ts';

/** More files no record has. */
export const mostOfARecord = 500;

export const attachmentId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Evidence that names attachments must name such as belong to the record and were not withdrawn. Other names are of
 * papers that are kept elsewhere. An attachment that is named as a document of a kind must have been declared to be one.
 * @throws Refusal unknown-attachment, attachment-withdrawn, other-document
 */
export async function checkEvidence(
  db: Queryable,
  district: District,
  register: string,
  record: string,
  evidence: readonly string[],
): Promise<void> {
  const { documents } = district.catalogue.registers.get(register) ?? {};
  const named = evidence.map((one) => evidenceNamed(documents, one));
  const attached = named.filter(({ name }) => attachmentId.test(name));
  if (attached.length === 0) return;
  const ids = attached.map(({ name }) => name);
  const { rows } = await db.query<{ id: string; name: string; document: string | null; withdrawn: boolean }>(
    `select a.id::text, a.name, a.document, w.attachment is not null as withdrawn
       from attachment a left join attachment_withdrawal w on w.district = a.district and w.attachment = a.id
      where a.district = $1 and a.register = $2 and a.record = $3 and a.id = any($4::uuid[])`,
    [district.id, register, record, ids],
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  for (const { kind, name: id } of attached) {
    const attachment = found.get(id);
    if (!attachment) throw new Refusal('unknown-attachment', { attachment: id }, 'evidence');
    if (kind !== null && attachment.document !== kind)
      throw new Refusal('other-document', { name: attachment.name }, 'evidence');
    if (attachment.withdrawn)
      throw new Refusal('attachment-withdrawn', { name: attachment.name }, 'evidence');
  }
}
