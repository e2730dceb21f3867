import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAdminWords } from './admin-texts.ts';
import { Dialog } from './dialog.tsx';

export interface FirstPassword {
  readonly account: string;
  readonly password: string;
}

interface ShownOnceProps {
  readonly first: FirstPassword;
  close(): void;
}

/** A first password, which is kept nowhere: neither Escape nor a click beside it takes it away. */
export function ShownOnce({ first: { account, password }, close }: ShownOnceProps): ReactNode {
  const say = useAdminWords();
  const [copied, setCopied] = useState<'copied' | 'copyFailed' | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(password).then(
      () => setCopied('copied'),
      () => setCopied('copyFailed'),
    );
  return (
    <Dialog title={say('firstPassword', { account })} close={() => undefined}>
      <p>{say('firstPasswordWhat')}</p>
      <code className="admin-secret">{password}</code>
      <p role="status">{copied && say(copied)}</p>
      <p className="actions">
        <Button type="primary" onClick={close}>
          {say('handedOver')}
        </Button>
        <Button onClick={copy}>{say('copy')}</Button>
      </p>
    </Dialog>
  );
}
