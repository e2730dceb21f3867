import type { ReactNode } from 'react';
import { Whole } from '../design/whole.tsx';
import { useWordsWith } from '../language.ts';
import { usePerson } from '../shell/person.tsx';
import { useMoments } from '../shell/time-zone.ts';
import { workTexts } from './work-texts.ts';

/** By whom something was submitted, and when. */
export function Submitted({
  submission: { submittedBy, submittedAt },
}: {
  submission: { readonly submittedBy: string; readonly submittedAt: string };
}): ReactNode {
  const { say } = useWordsWith(workTexts);
  const { written } = useMoments();
  return <Whole>{say('reviewBy', { by: usePerson(submittedBy), moment: written(submittedAt) })}</Whole>;
}
