import type { WireEdition } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { ask } from '../data.ts';
import { dayOf } from '../format.ts';
import { useWordsWith } from '../language.ts';
import { Empty, Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { useMoments } from '../shell/time-zone.ts';
import { editionTexts } from './edition-texts.ts';

/** The frozen editions, and a way to compare them. */
export function EditionsPage(): ReactNode {
  const { say } = useWordsWith(editionTexts);
  const { data, error, refetch } = useQuery(ask.editions());
  usePageTitle(say('editions'));
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <div className="sheet">
      <h1>{say('editions')}</h1>
      {data.editions.length === 0 && <Empty>{say('noEditions')}</Empty>}
      <ul className="entries">
        {data.editions.map((edition) => (
          <li key={edition.id}>
            <Edition edition={edition} />
          </li>
        ))}
      </ul>
      {data.editions.length > 1 && <Compare editions={data.editions} />}
    </div>
  );
}

function Edition({ edition }: { edition: WireEdition }) {
  const { say, of } = useWordsWith(editionTexts);
  const { written, timeZone } = useMoments();
  const { id, report, cutoff, knownAt } = edition;
  const today = dayOf(new Date().toISOString(), timeZone);
  return (
    <>
      <Link to="/reports/$report" params={{ report }} search={{ cutoff, knownAt }} className="entry-title">
        {of(edition.title)}
      </Link>
      <p>
        <code>{id}</code>
      </p>
      <p className="quiet report-lines">
        <span className="whole">
          {say('cutoff')} {written(cutoff)}
        </span>
        <span className="whole">
          {say('knownAt')} {written(knownAt)}
        </span>
        <span className="whole">
          {say('frozen')} {written(edition.frozenAt)}
        </span>
      </p>
      <p>
        <Link
          to="/editions/$before/diff/$after"
          params={{ before: id, after: today }}
          search={{ report, cutoff }}
        >
          {say('compareNow')}
        </Link>
      </p>
    </>
  );
}

function Compare({ editions }: { editions: readonly WireEdition[] }) {
  const { say } = useWordsWith(editionTexts);
  const navigate = useNavigate();
  const id = useId();
  const earliest = editions.toSorted((a, b) => a.knownAt.localeCompare(b.knownAt));
  const choice = (name: 'before' | 'after', title: string, chosen: string | undefined) => (
    <>
      <label htmlFor={`${id}-${name}`}>{title}</label>
      <select id={`${id}-${name}`} name={name} defaultValue={chosen}>
        {earliest.map((edition) => (
          <option key={edition.id}>{edition.id}</option>
        ))}
      </select>
    </>
  );
  return (
    <section>
      <h2>{say('compare')}</h2>
      <form
        className="setting"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const [before, after] = [String(form.get('before')), String(form.get('after'))];
          void navigate({ to: '/editions/$before/diff/$after', params: { before, after } });
        }}
      >
        {choice('before', say('earlier'), earliest[0]?.id)}
        {choice('after', say('later'), earliest.at(-1)?.id)}
        <span className="setting-actions">
          <button type="submit">{say('showDifferences')}</button>
        </span>
      </form>
    </section>
  );
}
