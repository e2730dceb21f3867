import type { WirePolicyMatches, WirePolicyReading } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Pages } from '../figure/pages.tsx';
import { dot } from '../format.ts';
import { InTheWay, Why } from '../granting/judged.tsx';
import { money } from '../granting/money.ts';
import { useWords } from '../language.ts';
import { Empty, Failed, Loading } from '../shell/states.tsx';
import { askPolicies, usePolicies } from './policies-data.ts';
import { type PolicySearch, readSearch } from './policy-search.ts';

const route = getRouteApi('/policies/$policy');
const kinds = ['eligible', 'nearly', 'unknown', 'not'] as const;
const size = 20;

/** To whom a version in force is due, nearly, perhaps and not, each with the trace. */
export function Matches({ reading }: { reading: WirePolicyReading }): ReactNode {
  const say = usePolicies();
  if (!reading.version.inForce) return <Empty>{say('notInForce')}</Empty>;
  return <InForce policy={reading.version.id} />;
}

function InForce({ policy }: { policy: string }) {
  const say = usePolicies();
  const { eligibility, where, page } = readSearch(route.useSearch());
  const go = useGo();
  const { data, error, refetch } = useQuery(
    askPolicies.matches(policy, { eligibility, where, limit: size, offset: (page - 1) * size }),
  );
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  const { counts, amount, withoutAmount, day, subjects } = data;
  const query = new URLSearchParams({ eligibility, ...(where ? { where } : {}) });
  return (
    <section aria-label={say('matches')} data-testid="matches">
      <p className="quiet">{say('asOf', { day })}</p>
      <Kinds counts={counts} now={eligibility} />
      <p data-testid="matches-sum">
        <span className="whole">{say('dueInAll', { amount: money(amount) })}</span>
        {withoutAmount > 0 && (
          <>
            {dot}
            {say('withoutAmount', { count: withoutAmount })}
          </>
        )}
      </p>
      <Filters filters={data.filters} where={where} />
      {subjects.length === 0 ? (
        <Empty>{say('nobody')}</Empty>
      ) : (
        <>
          <ul className="plain-list">
            {subjects.map((subject) => (
              <Subject key={subject.id} register={data.subject.id} subject={subject} />
            ))}
          </ul>
          <Pages
            label={say('pagesOf')}
            page={page}
            pages={Math.ceil(counts[eligibility] / size)}
            turn={(to) => go({ page: to > 1 ? to : undefined })}
          />
          <p className="no-print">
            <a
              href={`/api/policies/${encodeURIComponent(policy)}/matches.csv?${query}`}
              download
              data-testid="csv"
            >
              {say('csv')}
            </a>
          </p>
        </>
      )}
    </section>
  );
}

const useGo = () => {
  const navigate = route.useNavigate();
  return (change: PolicySearch) =>
    void navigate({ search: (was) => ({ ...was, page: undefined, ...change }) });
};

function Kinds({ counts, now }: { counts: WirePolicyMatches['counts']; now: (typeof kinds)[number] }) {
  const say = usePolicies();
  const go = useGo();
  return (
    <p className="policy-kinds">
      {kinds.map((kind) => (
        <button
          key={kind}
          type="button"
          aria-pressed={kind === now}
          data-kind={kind}
          onClick={() => go({ eligibility: kind === 'eligible' ? undefined : kind })}
        >
          {say(kind)} <strong>{counts[kind].toLocaleString('en')}</strong>
        </button>
      ))}
    </p>
  );
}

const chosenIn = (where: string | undefined): Map<string, string> =>
  new Map(
    (where ?? '').split(',').flatMap((one) => (one === '' ? [] : [one.split(':') as [string, string]])),
  );

function Filters({ filters, where }: { filters: WirePolicyMatches['filters']; where: string | undefined }) {
  const say = usePolicies();
  const { of } = useWords();
  const go = useGo();
  const chosen = chosenIn(where);
  const choose = (field: string, value: string) => {
    const next = new Map(chosen);
    if (value === '') next.delete(field);
    else next.set(field, value);
    go({ where: [...next].map(([name, one]) => `${name}:${one}`).join(',') || undefined });
  };
  const offered = filters.filter(({ field, values }) => values.length > 1 || chosen.has(field));
  if (offered.length === 0) return null;
  return (
    <p className="policy-filters no-print">
      {offered.map(({ field, title, values }) => (
        <label key={field}>
          <span>{of(title)}</span>
          <select
            value={chosen.get(field) ?? ''}
            data-filter={field}
            onChange={({ target }) => choose(field, target.value)}
          >
            <option value="">{say('everyOne')}</option>
            {values.map((one) => (
              <option key={one.value} value={one.value}>
                {`${of(one.title)} (${one.subjects})`}
              </option>
            ))}
          </select>
        </label>
      ))}
    </p>
  );
}

function Subject({
  register,
  subject,
}: {
  register: string;
  subject: WirePolicyMatches['subjects'][number];
}) {
  const say = usePolicies();
  const { id, title, amount, taken, instead, judged } = subject;
  return (
    <li className="policy-row" data-subject={id}>
      <p className="policy-subject">
        <Link to="/records/$register/$id/profile" params={{ register, id }}>
          {title}
        </Link>
        {amount !== null && <span className="number whole">{say('yuan', { amount: money(amount) })}</span>}
      </p>
      {taken && (
        <p>
          <Link to="/records/$register/$id" params={{ register: taken.register, id: taken.id }}>
            {say('taken')} {taken.id}
          </Link>
        </p>
      )}
      {instead && <p className="quiet">{say('instead', { title: instead.title })}</p>}
      <InTheWay judged={judged} />
      <Why judged={judged} />
    </li>
  );
}
