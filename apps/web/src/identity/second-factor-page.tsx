import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ask, client } from '../data.ts';
import { useWords } from '../language.ts';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import type { TextKey } from '../texts.ts';
import { Field, Refused, typed } from './field.tsx';
import { GoOn } from './password-page.tsx';
import { QrPicture } from './qr-picture.tsx';
import './identity.css';

const route = getRouteApi('/account/second-factor');

/** Setting up a second factor, or what one may do with the one in use. */
export function SecondFactorPage(): ReactNode {
  const { say } = useWords();
  const { back } = route.useSearch();
  const { data: own, error, refetch } = useQuery(ask.ownAccount());
  const [done, setDone] = useState(false);
  usePageTitle(say('secondFactor'));
  if (error) return <Failed error={error} retry={refetch} />;
  if (!own) return <Loading />;
  return (
    <div className="identity-narrow">
      {own.due === null && (
        <p className="path">
          <Link to="/account">← {say('ownAccount')}</Link>
        </p>
      )}
      <h1>{say('secondFactor')}</h1>
      {own.due === 'second-factor' && <p className="identity-due">{say('secondFactorDue')}</p>}
      {done && (
        <>
          <p role="status">{say('secondFactorDone')}</p>
          <GoOn back={back} />
        </>
      )}
      {!done && (own.secondFactor ? <InUse /> : <SetUp done={() => setDone(true)} />)}
    </div>
  );
}

/** Asks for the password, then does something with it. */
function Proving<T>({
  action,
  work,
  done,
}: {
  action: TextKey;
  work(password: string): Promise<T>;
  done(result: T): void;
}) {
  const { say } = useWords();
  const { mutate, isPending, error } = useMutation({ mutationFn: work, onSuccess: done });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutate(typed(event.currentTarget, 'password'));
      }}
    >
      <p className="quiet">{say('provePassword')}</p>
      <Field label={say('password')} name="password" type="password" complete="current-password" focused />
      <Refused error={error} />
      <Button type="primary" htmlType="submit" disabled={isPending}>
        {say(action)}
      </Button>
    </form>
  );
}

function SetUp({ done }: { done(): void }) {
  const { say } = useWords();
  const [enrolment, setEnrolment] = useState<{ address: string; backupCodes: readonly string[] }>();
  if (enrolment) return <Confirm {...enrolment} done={done} />;
  return (
    <>
      <p>{say('secondFactorWhat')}</p>
      <Proving action="secondFactorSetUp" work={client.enrolSecondFactor} done={setEnrolment} />
    </>
  );
}

function Confirm({
  address,
  backupCodes,
  done,
}: {
  address: string;
  backupCodes: readonly string[];
  done(): void;
}) {
  const { say } = useWords();
  const queries = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: client.confirmSecondFactor,
    onSuccess: () => {
      done();
      return queries.invalidateQueries({ queryKey: ask.ownAccount().queryKey });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutate(typed(event.currentTarget, 'code'));
      }}
    >
      <h2>{say('scanPicture')}</h2>
      <QrPicture text={address} title={say('qrPicture')} />
      <p className="quiet">
        {say('typeSecret')}{' '}
        <code className="identity-secret">{new URL(address).searchParams.get('secret')}</code>
      </p>
      <BackupCodes codes={backupCodes} />
      <h2>{say('typeCode')}</h2>
      <Field label={say('code')} name="code" complete="one-time-code" hint={say('codeHint')} numeric />
      <Refused error={error} />
      <Button type="primary" htmlType="submit" disabled={isPending}>
        {say('confirmCode')}
      </Button>
    </form>
  );
}

function BackupCodes({ codes }: { codes: readonly string[] }) {
  const { say } = useWords();
  return (
    <section aria-labelledby="backup-codes">
      <h2 id="backup-codes">{say('backupCodes')}</h2>
      <p className="quiet">{say('keepBackupCodes')}</p>
      <ul className="identity-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

function InUse() {
  const { say } = useWords();
  const queries = useQueryClient();
  const [wish, setWish] = useState<'renew' | 'remove'>();
  const [codes, setCodes] = useState<readonly string[]>();
  const removed = () => queries.invalidateQueries({ queryKey: ask.ownAccount().queryKey });
  if (codes) return <BackupCodes codes={codes} />;
  if (wish === 'renew')
    return (
      <Proving
        action="renewBackupCodes"
        work={client.renewBackupCodes}
        done={({ backupCodes }) => setCodes(backupCodes)}
      />
    );
  if (wish === 'remove')
    return <Proving action="secondFactorRemove" work={client.removeSecondFactor} done={removed} />;
  return (
    <>
      <p>
        <strong>{say('secondFactorOn')}</strong> <span className="quiet">{say('secondFactorWhat')}</span>
      </p>
      <p className="actions">
        <Button onClick={() => setWish('renew')}>{say('renewBackupCodes')}</Button>
        <Button onClick={() => setWish('remove')}>{say('secondFactorRemove')}</Button>
      </p>
    </>
  );
}
