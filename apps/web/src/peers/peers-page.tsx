import type { PeersQuery, WirePeers } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { Whole } from '../design/whole.tsx';
import { dot, spoken } from '../format.ts';
import { langOf, useTextsOf, useWords } from '../language.ts';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { TwoTimes } from '../shell/two-times.tsx';
import './peers.css';
import { askPeers } from './peers-data.ts';
import { peersTexts } from './peers-texts.ts';

const route = getRouteApi('/peers');
type Comparison = WirePeers['comparisons'][number];

/** A published statistic of all who are compared, and what it takes to gain a place. */
export function PeersPage(): ReactNode {
  const say = useTextsOf(peersTexts);
  const { of } = useWords();
  const { family, subject, period, knownAt } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(askPeers({ family, subject, period, knownAt }));
  usePageTitle(say('title'));
  const choose = (to: PeersQuery) =>
    void navigate({ search: ({ lang }) => ({ lang, ...to }), resetScroll: false });
  if (error && !data)
    return (
      <Failed error={error} retry={refetch}>
        <Link to="/peers" search={{}}>
          {say('title')}
        </Link>
      </Failed>
    );
  if (!data) return <Loading />;
  const periodOf = (one: { from: string; to: string }) => `${one.from}..${one.to}`;
  return (
    <div className="sheet peers">
      <h1>{say('title')}</h1>
      <div className="ways">
        <Choice
          label={say('family')}
          value={data.family}
          options={data.families.map(({ id, title }) => [id, of(title)])}
          choose={(to) => choose({ family: to, knownAt })}
        />
        {data.subject !== null && (
          <Choice
            label={say('subject')}
            value={data.subject}
            options={data.subjects.map(({ id, title }) => [id, of(title)])}
            choose={(to) => choose({ family: data.family, subject: to, knownAt })}
          />
        )}
        <Choice
          label={say('period')}
          value={periodOf(data.period)}
          options={data.periods.map((one) => [periodOf(one), say('span', { from: one.from, to: one.to })])}
          choose={(to) =>
            choose({ family: data.family, subject: data.subject ?? undefined, period: to, knownAt })
          }
        />
      </div>
      <TwoTimes
        at={{ knownAt }}
        knownAt={data.knownAt}
        choose={({ knownAt: known }) => choose({ family, subject, period, knownAt: known })}
      />
      {error && <Failed error={error} retry={refetch} />}
      <p className="quiet">
        {data.before && (
          <Whole>
            {say('comparedWith', { period: say('span', { from: data.before.from, to: data.before.to }) })}
          </Whole>
        )}{' '}
        {data.comparablePrices && say('comparable')}{' '}
        <Link to="/registers/$register" params={{ register: data.register.id }}>
          {say('records')}
        </Link>
      </p>
      <p className="peers-paper">
        {data.subjects.filter(({ id }) => id === data.subject).map(({ title }) => of(title))}
        {dot}
        {say('span', { from: data.period.from, to: data.period.to })}
      </p>
      {data.comparisons.map((comparison) => (
        <Among key={comparison.among.en} comparison={comparison} register={data.register.id} />
      ))}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  choose(value: string): void;
}

function Choice({ label, value, options, choose }: ChoiceProps) {
  const id = useId();
  return (
    <span className="peers-choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => choose(target.value)}>
        {options.map(([option, title]) => (
          <option key={option} value={option}>
            {title}
          </option>
        ))}
      </select>
    </span>
  );
}

function Among({ comparison, register }: { comparison: Comparison; register: string }) {
  const say = useTextsOf(peersTexts);
  const { of } = useWords();
  return (
    <section>
      <h2>{say('among', { among: of(comparison.among) })}</h2>
      {comparison.peers.length === 1 && <p className="quiet">{say('alone')}</p>}
      <Gains comparison={comparison} />
      <table className="list peers-table">
        <thead>
          <tr>
            <th scope="col">{say('area')}</th>
            {(['value', 'byValue', 'growth', 'byGrowth'] as const).map((column) => (
              <th scope="col" key={column} className="number">
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {comparison.peers.map((peer) => (
            <Peer key={peer.id} peer={peer} register={register} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Peer({ peer, register }: { peer: Comparison['peers'][number]; register: string }) {
  const say = useTextsOf(peersTexts);
  const { of } = useWords();
  const shown = (value: { shown: { zh: string; en: string } | null } | null) =>
    value?.shown ? (
      <Link
        to="/registers/$register"
        params={{ register }}
        search={{
          condition: { combinator: 'and', rules: [{ field: 'area', operator: '=', value: peer.id }] },
        }}
        className="figure"
      >
        {spoken(of(value.shown))}
      </Link>
    ) : (
      '—'
    );
  return (
    <tr className={peer.self ? 'self' : undefined} aria-current={peer.self || undefined}>
      <td lang={langOf(peer.name)}>{peer.self ? <b>{of(peer.name)}</b> : of(peer.name)}</td>
      <td data-title={say('value')} className="number">
        {shown(peer.value)}
      </td>
      <td data-title={say('byValue')} className="number">
        <Place now={peer.byValue} before={peer.before.byValue} />
      </td>
      <td data-title={say('growth')} className="number">
        {shown(peer.growth)}
      </td>
      <td data-title={say('byGrowth')} className="number">
        <Place now={peer.byGrowth} before={peer.before.byGrowth} />
      </td>
    </tr>
  );
}

function Place({ now, before }: { now: number | null; before: number | null }) {
  const say = useTextsOf(peersTexts);
  if (now === null) return '—';
  const by = before === null ? 0 : before - now;
  const moved = by === 0 ? '' : say(by > 0 ? 'up' : 'down', { by: Math.abs(by) });
  return (
    <span className="whole">
      {say('place', { place: now })}{' '}
      <span className="quiet">
        {before === null ? say('noBefore') : moved || say('before', { place: before })}
      </span>
    </span>
  );
}

function Gains({ comparison: { byValue, byGrowth } }: { comparison: Comparison }) {
  const say = useTextsOf(peersTexts);
  const { of } = useWords();
  if (!byValue && !byGrowth) return null;
  const words = ({ place, name, gap, low, high, growth }: NonNullable<Comparison['byValue']>) => ({
    place,
    name: of(name),
    gap: of(gap),
    low: of(low),
    high: of(high),
    growth: growth ? of(growth) : '—',
  });
  return (
    <ul className="gains" aria-label={say('gainTitle')}>
      {byValue && (
        <li>
          <Whole>{say(byValue.isFirst ? 'valueLead' : 'valueGap', words(byValue))}</Whole>{' '}
          {byValue.growth && <Whole>{say('nominal', words(byValue))}</Whole>}
        </li>
      )}
      {byGrowth && (
        <li>
          <Whole>{say(byGrowth.isFirst ? 'growthLead' : 'growthGap', words(byGrowth))}</Whole>
        </li>
      )}
    </ul>
  );
}
