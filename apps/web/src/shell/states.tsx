import { CallError } from '@taizhang/contract';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { leadsAway } from '../identity/ended-session.ts';
import { useWords } from '../language.ts';

export function Loading() {
  const { say } = useWords();
  return (
    <p className="state" role="status">
      {say('loading')}
    </p>
  );
}

interface FailedProps {
  readonly error: unknown;
  retry?(): void;
  /** The way out, where it is not the list of reports. */
  readonly children?: ReactNode;
}

/** What went wrong, in the reader's language, and a way to try again. */
export function Failed({ error, retry, children }: FailedProps): ReactNode {
  const { say, of } = useWords();
  const refusal = error instanceof CallError ? error.refusal : null;
  // On the way to the sign-in, or to what is due.
  if (refusal && leadsAway(refusal.code)) return <Loading />;
  return (
    <div className="state state-failed" role="alert">
      <p>{refusal ? of(refusal.message) : say('unreachable')}</p>
      <p className="actions">
        {retry && !refusal && <Button onClick={() => retry()}>{say('retry')}</Button>}
        {children ?? <Link to="/">{say('toHome')}</Link>}
      </p>
    </div>
  );
}

export function NotFound(): ReactNode {
  const { say } = useWords();
  usePageTitle(say('notFound'));
  return (
    <div className="state">
      <h1>{say('notFound')}</h1>
      <p>{say('notFoundHint')}</p>
      <p>
        <Link to="/">{say('toHome')}</Link>
      </p>
    </div>
  );
}

export function Empty({ children }: { children: ReactNode }) {
  return <p className="state">{children}</p>;
}

export function usePageTitle(title: string | undefined): void {
  const { say } = useWords();
  const product = say('product');
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product;
  }, [title, product]);
}

/** A screen that broke while it was drawn. */
export function Crashed({ error, reset }: ErrorComponentProps): ReactNode {
  return <Failed error={error} retry={reset} />;
}
