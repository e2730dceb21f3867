import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Refused } from '../identity/field.tsx';
import { useAdminWords } from './admin-texts.ts';

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  close(): void;
}

/** Something that must be answered first. The browser keeps the keyboard inside; Escape closes it. */
export function Dialog({ title, children, close }: DialogProps): ReactNode {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="admin-dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}

interface AskedProps {
  /** What the button says; the same stands on the button that does it. */
  readonly label: string;
  /** Told apart from others that say the same. */
  readonly name?: string;
  readonly question: string;
  /** What it means, and whether it can be undone. */
  readonly meaning: string;
  act(): Promise<unknown>;
}

/** A button that asks before it acts. */
export function Asked({ label, name, question, meaning, act }: AskedProps): ReactNode {
  const say = useAdminWords();
  const [asking, setAsking] = useState(false);
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: act,
    onSuccess: () => setAsking(false),
  });
  const open = () => {
    reset();
    setAsking(true);
  };
  return (
    <>
      <Button onClick={open} {...(name ? { 'aria-label': name } : {})}>
        {label}
      </Button>
      {asking && (
        <Dialog title={question} close={() => setAsking(false)}>
          <p>{meaning}</p>
          <Refused error={error} />
          <p className="actions">
            <Button type="primary" danger onClick={() => mutate()} disabled={isPending}>
              {label}
            </Button>
            <Button onClick={() => setAsking(false)}>{say('cancel')}</Button>
          </p>
        </Dialog>
      )}
    </>
  );
}

interface AtOnceProps {
  readonly label: string;
  act(): Promise<unknown>;
}

/** A button that acts at once: what it does can be undone. */
export function AtOnce({ label, act }: AtOnceProps): ReactNode {
  const { mutate, isPending, error } = useMutation({ mutationFn: act });
  return (
    <>
      <Button onClick={() => mutate()} disabled={isPending}>
        {label}
      </Button>
      <Refused error={error} />
    </>
  );
}
