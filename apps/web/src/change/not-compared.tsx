import { CallError } from '@taizhang/contract';
import { Link } from '@tanstack/react-router';
import { useWords } from '../language.ts';

/** Whether what went wrong is the moment to compare with, without which there is still something to see. */
export const isOfComparison = (error: unknown): boolean =>
  error instanceof CallError && error.refusal?.field === 'since';

/** The way on from a comparison that cannot be made: the same place without it. */
export function NotCompared() {
  const { say } = useWords();
  return (
    <Link to="." search={(was) => ({ ...was, since: undefined })}>
      {say('withoutComparing')}
    </Link>
  );
}
