import type { Viewer } from '@taizhang/access';
import type { WireSubmissionDetail } from '@taizhang/contract';
import type { Register } from '@taizhang/definition';
import { attachmentsOf, type Installation, snapshot, submissionDetail } from '@taizhang/runtime';
import { evidenceShown } from './record.ts';
import { attachmentView, plannedView, submissionView } from './work.ts';

/** A submission with what it would do now and what happened to it. */
export async function submissionDetailView(
  { pool, district, vault }: Installation,
  viewer: Viewer,
  id: string,
): Promise<WireSubmissionDetail> {
  const { detail, files } = await snapshot(pool, async (client) => {
    const found = await submissionDetail(client, district.store, vault, viewer, id);
    const { register, record } = found.submission;
    return { detail: found, files: await attachmentsOf(client, district.store, viewer, register, record) };
  });
  const { submission, events, posting, planned } = detail;
  const said = 'corrects' in posting ? posting.with : posting;
  const register = district.catalogue.registers.get(submission.register) as Register;
  const evidence = (said?.evidence ?? []).map((name) => evidenceShown(register, name));
  return {
    ...submissionView(district, {
      ...submission,
      title: detail.title,
      note: events.at(-1)?.note ?? null,
    }),
    own: detail.own,
    mayReview: detail.mayReview,
    occurredOn: said?.occurredOn ?? null,
    reason: posting.reason ?? null,
    evidence,
    attachments: files
      .filter((file) => evidence.includes(file.id))
      .map((file) => attachmentView(viewer, file)),
    personal: detail.personal.map((field) => register.fields[field]?.title ?? { zh: field, en: field }),
    planned: planned && plannedView(district, planned),
    posting: detail.own ? posting : null,
    events: events.map(({ content: _, at, ...event }) => ({ ...event, at: at.toISOString() })),
  };
}
