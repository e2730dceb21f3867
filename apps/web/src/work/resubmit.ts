import type { WireForm, WireSubmissionDetail } from '@taizhang/contract';
import { client } from '../data.ts';
import { type Begun, nameOf, type Posting, type Typed, untouched } from './typed.ts';

type Said = Extract<Posting, { register: string }>;

/** What a posting said, as it was typed into its form. */
function typedOf(form: WireForm, posting: Posting): Typed {
  const said: Said | null = 'corrects' in posting ? posting.with : posting;
  const before = untouched(form);
  if (said === null) return { ...before, never: true, reason: posting.reason ?? '' };
  const values = Object.fromEntries(
    form.fields.map((field) => {
      const given = said[field.part]?.[field.id];
      const plain = typeof given === 'object' && given !== null && 'value' in given ? given.value : given;
      const stands = field.part === 'set' && given === undefined ? (field.value ?? '') : '';
      return [nameOf(field), plain === undefined || plain === null ? stands : (plain as string | boolean)];
    }),
  );
  return {
    ...before,
    day: said.occurredOn,
    unit: said.unit ?? before.unit,
    street: said.street ?? before.street,
    values,
    reason: posting.reason ?? '',
    evidence: said.evidence ?? [],
  };
}

/** Makes a draft of a returned submission, under its own key, and says where its form is. */
export async function begunAgain(submission: WireSubmissionDetail) {
  const { register, record, transition, corrects, title } = submission;
  const form =
    corrects === null
      ? await client.form(register.id, transition.id, title === null ? undefined : record)
      : await client.correctionForm(corrects);
  const begun: Begun = {
    key: submission.id,
    basis: title === null ? 0 : form.basis,
    record,
    typed: typedOf(form, submission.posting as Posting),
    before: untouched(form).values,
  };
  const opens = form.opens && corrects === null;
  const name = opens ? `${register.id}//${transition.id}` : form.form;
  await client.saveDraft({ form: name, register: register.id, record: opens ? '' : record, content: begun });
  if (corrects !== null) return { to: '/movements/$seq/correct', params: { seq: String(corrects) } } as const;
  if (opens)
    return {
      to: '/registers/$register/open/$transition',
      params: { register: register.id, transition: transition.id },
    } as const;
  return {
    to: '/records/$register/$id/do/$transition',
    params: { register: register.id, id: record, transition: transition.id },
  } as const;
}
