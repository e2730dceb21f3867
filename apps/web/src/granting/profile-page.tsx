import type { WireRecordProfile } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ConfirmAward } from '../award/confirm-award.tsx';
import { RecordProspects } from '../choosing/record-prospects.tsx';
import { dot } from '../format.ts';
import { Papers } from '../gathering/papers.tsx';
import { useWords } from '../language.ts';
import { Empty, Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { DistanceLeft, DueBy } from '../todo/distance.tsx';
import { askGranting } from './granting-data.ts';
import { InTheWay, useGranting, Verdict, Why } from './judged.tsx';
import { figured, money } from './money.ts';
import { Behind, Facts, Steps } from './profile-parts.tsx';
import './granting.css';

const route = getRouteApi('/records/$register/$id/profile');

/** One record, one page (一企一档): what it may get, what it got, and what is known of it and from where. */
export function ProfilePage(): ReactNode {
  const { register, id } = route.useParams();
  const { data, error, refetch } = useQuery(askGranting.profile(register, id));
  usePageTitle(data?.title);
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return <Profile profile={data} />;
}

function Profile({ profile }: { profile: WireRecordProfile }) {
  const say = useGranting();
  const { of } = useWords();
  const { register, id, title, stage, unit, day } = profile;
  return (
    <div className="sheet granting" data-testid="profile">
      <h1>{title}</h1>
      <p className="quiet">
        {of(stage.title)}
        {dot}
        <code>{id}</code>
        {unit && `${dot}${say('lookedAfterBy', { unit: of(unit.title) })}`}
        {dot}
        {say('asOf', { day })}
        {dot}
        <Link to="/records/$register/$id" params={{ register: register.id, id }}>
          {say('toRecord')}
        </Link>
      </p>
      <Openings profile={profile} />
      <DueOf profile={profile} />
      {profile.prospects && <RecordProspects register={register.id} id={id} />}
      {profile.awarded && <Matches profile={profile} />}
      <MatchesAbout profile={profile} />
      {profile.awarded && <Awards profile={profile} />}
      <Money profile={profile} />
      <Facts facts={profile.facts} />
      {profile.behind.map((part) => (
        <Behind key={part.register.id} of={id} part={part} />
      ))}
      <section aria-labelledby="own">
        <h2 id="own">{say('own')}</h2>
        <dl className="facts">
          {profile.fields.map((field) => (
            <div key={field.id}>
              <dt>{of(field.title)}</dt>
              <dd>{figured(of(field.shown))}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}

/** What the reader may open that refers to it: an application, a demand for a loan. */
function Openings({ profile: { id, openings } }: { profile: WireRecordProfile }) {
  const say = useGranting();
  const { of } = useWords();
  if (openings.length === 0) return null;
  return (
    <p className="actions" data-testid="openings">
      <span>
        {say('toDo')}
        {of({ zh: '：', en: ': ' })}
      </span>
      {openings.map(({ register, transition, field }) => (
        <Link
          key={`${register.id} ${transition.id}`}
          to="/registers/$register/open/$transition"
          params={{ register: register.id, transition: transition.id }}
          search={{ given: { [field]: id } }}
        >
          {of(register.title)}
          {of({ zh: '：', en: ': ' })}
          {of(transition.title)}
        </Link>
      ))}
    </p>
  );
}

const fewDue = 6;

/** What must be done with what refers to it, by when: a certificate that ends, an award to be confirmed. */
function DueOf({ profile: { due } }: { profile: WireRecordProfile }) {
  const say = useGranting();
  if (due.length === 0) return null;
  return (
    <section aria-labelledby="due-of" data-testid="due-of">
      <h2 id="due-of">{say('dueOf')}</h2>
      <DueList due={due.slice(0, fewDue)} />
      {due.length > fewDue && (
        <details className="why">
          <summary>{say('moreDue', { count: due.length - fewDue })}</summary>
          <DueList due={due.slice(fewDue)} />
        </details>
      )}
    </section>
  );
}

function DueList({ due }: Pick<WireRecordProfile, 'due'>) {
  const { of } = useWords();
  return (
    <ul className="plain-list">
      {due.map((one) => (
        <li key={`${one.register.id} ${one.id} ${one.deadline}`}>
          <Link to="/records/$register/$id" params={{ register: one.register.id, id: one.id }}>
            {one.title}
          </Link>
          {dot}
          {of(one.what)} <DueBy due={one} /> <DistanceLeft distance={one.distance} />
        </li>
      ))}
    </ul>
  );
}

const inOrder = ['eligible', 'nearly', 'unknown', 'not'] as const;
type Match = WireRecordProfile['matches'][number];

function Matches({ profile }: { profile: WireRecordProfile }) {
  const { matches } = profile;
  const say = useGranting();
  return (
    <section aria-labelledby="may-get" data-testid="may-get">
      <h2 id="may-get">{say('mayGet')}</h2>
      {matches.length === 0 && <Empty>{say('noPolicies')}</Empty>}
      {inOrder.map((eligibility) => {
        const of = matches.filter(({ judged }) => judged.eligibility === eligibility);
        if (of.length === 0) return null;
        const rows = of.map((match) => <MatchRow key={match.id} match={match} subject={profile} />);
        const heading = `${say(eligibility)} (${of.length})`;
        // What is due and nearly due stands open; the rest is looked at by whoever wonders why.
        return eligibility === 'eligible' || eligibility === 'nearly' ? (
          <div key={eligibility}>
            <h3 className="quiet">{heading}</h3>
            {rows}
          </div>
        ) : (
          <details key={eligibility} className="why">
            <summary>{heading}</summary>
            {rows}
          </details>
        );
      })}
    </section>
  );
}

type MatchAbout = WireRecordProfile['matchesAbout'][number];

/** What policies about something of it, such as its loans, say of each. */
function MatchesAbout({ profile: { matchesAbout } }: { profile: WireRecordProfile }) {
  const say = useGranting();
  if (matchesAbout.length === 0) return null;
  return (
    <section aria-labelledby="may-get-for" data-testid="may-get-for">
      <h2 id="may-get-for">{say('mayGetFor')}</h2>
      {matchesAbout.map((match) => (
        <MatchRow key={`${match.id} ${match.of.id}`} match={{ ...match, instead: null }} about={match.of} />
      ))}
    </section>
  );
}

interface MatchRowProps {
  readonly match: Match;
  /** Of what its subject has it is told. */
  readonly about?: MatchAbout['of'];
  /** Who may apply for it. */
  readonly subject?: WireRecordProfile;
}

function MatchRow({ match, about, subject }: MatchRowProps) {
  const say = useGranting();
  const { of } = useWords();
  const applicant = about
    ? { register: about.register, id: about.id }
    : subject && { register: subject.register.id, id: subject.id };
  return (
    <article className="policy-row" data-policy={match.id}>
      <h3>
        <Link to="/public/policies/$policy" params={{ policy: match.id }}>
          {match.title}
        </Link>
        {about && (
          <>
            {dot}
            <Link to="/records/$register/$id" params={{ register: about.register, id: about.id }}>
              {about.title}
            </Link>
          </>
        )}
      </h3>
      <Verdict judged={match.judged} />
      <p className="quiet">
        <WindowWords match={match} />
        {say(match.often)}
        {match.taken && (
          <>
            {dot}
            {say('takenAlready')}
            {of({ zh: '：', en: ': ' })}
            <Link to="/records/$register/$id" params={{ register: match.taken.register, id: match.taken.id }}>
              {match.taken.id}
            </Link>{' '}
            {of(match.taken.stage)}
          </>
        )}
      </p>
      {match.instead && (
        <p className="needs-hand">
          {say('insteadOf')}{' '}
          <Link to="/public/policies/$policy" params={{ policy: match.instead.id }}>
            {match.instead.title}
          </Link>
        </p>
      )}
      <InTheWay judged={match.judged} />
      {applicant && match.applies && match.judged.eligibility !== 'not' && (
        <p className="actions">
          <Link
            to="/records/$register/$id/apply/$policy"
            params={{ ...applicant, policy: match.id }}
            aria-label={[say('applyNow'), match.title, ...(about ? [about.title] : [])].join(
              of({ zh: '：', en: ': ' }),
            )}
          >
            {say('applyNow')}
          </Link>
        </p>
      )}
      <Why judged={match.judged} />
    </article>
  );
}

/** Whether one may apply now, in words. */
export function WindowWords({
  match: { window, windowFrom, windowTo },
}: {
  match: Pick<Match, 'window' | 'windowFrom' | 'windowTo'>;
}): ReactNode {
  const say = useGranting();
  if (window === null || (window === 'open' && windowTo === null)) return null;
  const words = { open: 'windowOpen', coming: 'windowComing', over: 'windowOver' } as const;
  return (
    <>
      {say(words[window], { from: windowFrom ?? '', to: windowTo ?? '' })}
      {dot}
    </>
  );
}

function Awards({ profile: { awards, account, day } }: { profile: WireRecordProfile }) {
  const say = useGranting();
  const { of } = useWords();
  return (
    <section aria-labelledby="its-awards" data-testid="its-awards">
      <h2 id="its-awards">{say('awards')}</h2>
      {awards.length === 0 && <Empty>{say('noAwards')}</Empty>}
      {awards.map((award) => (
        <article key={award.id} className="policy-row">
          <h3>
            <Link to="/records/$register/$id" params={{ register: award.register, id: award.id }}>
              {award.title}
            </Link>
          </h3>
          <p className="quiet">
            <code>{award.id}</code>
            {award.year && `${dot}${award.year}`}
            {dot}
            <strong>{of(award.stage)}</strong>
            {award.vain && `${dot}${say('cameToNothing')}`}
            {award.paid !== '0' && `${dot}${say('paid', { amount: money(award.paid) })}`}
            {award.receipt && (
              <>
                {dot}
                <Link
                  to="/records/$register/$id/receipt"
                  params={{ register: award.register, id: award.id }}
                  aria-label={`${say('toReceipt')}${of({ zh: '：', en: ': ' })}${award.title}`}
                >
                  {say('toReceipt')}
                </Link>
              </>
            )}
          </p>
          {award.back && (
            <p className="needs-hand" data-testid="demanded-back">
              {say('demandedBack', { amount: money(award.back.left), by: award.back.by ?? '—' })}
              {award.back.reclaimed !== '0' &&
                say('paidBackOfIt', {
                  demanded: money(award.back.demanded),
                  amount: money(award.back.reclaimed),
                })}
              {award.back.reason && `${of({ zh: '：', en: ': ' })}${award.back.reason}`}
            </p>
          )}
          {award.back && <Papers register={award.register} id={award.id} papers={award.back.papers} />}
          {!award.vain && <Steps steps={award.steps} done={award.done} />}
          <ConfirmAward award={award} account={account} day={day} />
          {award.ways.length > 0 && (
            <p className="actions" data-testid="award-ways">
              {award.ways.map((way) => (
                <Link
                  key={way.id}
                  to="/records/$register/$id/do/$transition"
                  params={{ register: award.register, id: award.id, transition: way.id }}
                  aria-label={`${of(way.title)}${of({ zh: '：', en: ': ' })}${award.title}`}
                >
                  {of(way.title)}
                </Link>
              ))}
            </p>
          )}
        </article>
      ))}
    </section>
  );
}

function Money({ profile: { money: years } }: { profile: WireRecordProfile }) {
  const say = useGranting();
  if (years.length === 0) return null;
  return (
    <section aria-labelledby="its-money">
      <h2 id="its-money">{say('money')}</h2>
      <table className="list" data-testid="money">
        <thead>
          <tr>
            <th scope="col">{say('yearColumn')}</th>
            <th scope="col" className="number">
              {say('countColumn')}
            </th>
            <th scope="col" className="number">
              {say('paidColumn')}
            </th>
            <th scope="col" className="number">
              {say('reclaimedColumn')}
            </th>
          </tr>
        </thead>
        <tbody>
          {years.map((year) => (
            <tr key={year.year}>
              <th scope="row">{year.year}</th>
              <td className="number" data-title={say('countColumn')}>
                {year.count}
              </td>
              <td className="number" data-title={say('paidColumn')}>
                {money(year.paid)}
              </td>
              <td className="number" data-title={say('reclaimedColumn')}>
                {money(year.reclaimed)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
