import { addressOf, CallError, paths, type WireAttachment } from '@taizhang/contract';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { client } from '../data.ts';
import { dot } from '../format.ts';
import { useWordsWith } from '../language.ts';
import { Person, usePerson } from '../shell/person.tsx';
import { useMoments } from '../shell/time-zone.ts';
import { workTexts } from './work-texts.ts';

const PdfPage = lazy(() => import('./pdf-page.tsx').then((module) => ({ default: module.PdfPage })));

const contentOf = (id: string) => addressOf(paths.attachment, { attachment: id });

const inBytes = (size: number): string =>
  size < 1024 * 1024 ? `${Math.max(1, Math.round(size / 1024))} kB` : `${(size / 1024 / 1024).toFixed(1)} MB`;

interface FilesProps {
  readonly files: readonly WireAttachment[];
  readonly mayWithdraw?: boolean;
}

/** Files with a small picture, who added them and when; what was withdrawn stays, and says so. */
export function Files({ files, mayWithdraw = false }: FilesProps): ReactNode {
  const { written } = useMoments();
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={file.id} className={file.withdrawn ? 'is-withdrawn' : ''}>
          <a href={contentOf(file.id)} target="_blank" rel="noreferrer">
            <Preview file={file} />
            <span className="file-name">{file.name}</span>
          </a>
          <span className="quiet file-note">
            {inBytes(file.size)}
            {dot}
            <Person id={file.addedBy} />
            {dot}
            {written(file.addedAt)}
            <Taken file={file} />
          </span>
          {file.withdrawn ? (
            <Withdrawn withdrawn={file.withdrawn} />
          ) : (
            mayWithdraw && <Withdraw file={file} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** When and where a photograph was taken: as somebody said, and as it says itself. */
function Taken({ file: { takenOn, said } }: { file: WireAttachment }) {
  const { say } = useWordsWith(workTexts);
  const { takenOn: day, place } = said;
  const facts = [
    takenOn && say('workTaken', { day: takenOn }),
    day && day !== takenOn && say('workSaysTaken', { day }),
    place &&
      say('workSaysPlace', { longitude: place.longitude.toFixed(5), latitude: place.latitude.toFixed(5) }),
  ].filter((fact) => fact !== null && fact !== false);
  return facts.map((fact) => (
    <span key={fact}>
      {dot}
      {fact}
    </span>
  ));
}

function Preview({ file }: { file: WireAttachment }) {
  const { say } = useWordsWith(workTexts);
  if (file.thumbnail)
    return (
      <img
        src={addressOf(paths.attachmentThumbnail, { attachment: file.id })}
        alt=""
        loading="lazy"
        decoding="async"
      />
    );
  const ending = <span className="file-kind">{file.name.split('.').at(-1)?.toUpperCase()}</span>;
  if (file.type !== 'application/pdf') return ending;
  return (
    <Suspense fallback={ending}>
      <PdfPage address={contentOf(file.id)} title={say('workFirstPage', { name: file.name })}>
        {ending}
      </PdfPage>
    </Suspense>
  );
}

function Withdrawn({ withdrawn: { by, reason } }: { withdrawn: NonNullable<WireAttachment['withdrawn']> }) {
  const { say } = useWordsWith(workTexts);
  return <span className="hand">{say('workWithdrawn', { by: usePerson(by), reason })}</span>;
}

function Withdraw({ file }: { file: WireAttachment }) {
  const { say, of } = useWordsWith(workTexts);
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  if (!asked)
    return (
      <button type="button" className="plain" onClick={() => setAsked(true)}>
        {say('workWithdraw')}
      </button>
    );
  const send = async () => {
    try {
      await client.withdrawAttachment(file.id, reason);
      await queries.invalidateQueries();
    } catch (error) {
      const refusal = error instanceof CallError ? error.refusal : null;
      setFault(refusal ? of(refusal.message) : say('unreachable'));
    }
  };
  return (
    <form
      className="withdraw"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <input
        type="text"
        aria-label={say('workWithdrawWhy')}
        placeholder={say('workWithdrawWhy')}
        value={reason}
        maxLength={2000}
        onChange={({ target }) => setReason(target.value)}
      />
      <button type="submit">{say('workWithdraw')}</button>
      {fault && (
        <p className="form-fault hand" role="alert">
          {fault}
        </p>
      )}
    </form>
  );
}
