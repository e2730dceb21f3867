import { addressOf, paths, type WireRecord, type WireRecordWork } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { RecordChains } from '../chain/record-chains.tsx';
import { ask } from '../data.ts';
import { PrintButton } from '../design/print-button.tsx';
import { Answers } from '../dispatch/answers.tsx';
import { dot, spoken } from '../format.ts';
import { useTextsOf, useWords } from '../language.ts';
import { RecordLights } from '../light/record-lights.tsx';
import { photographTexts } from '../photograph/photograph-texts.ts';
import { type Picture, useMonthWords, useStretches } from '../photograph/photographs.tsx';
import { Empty, Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { askWork } from '../work/work-data.ts';
import { cardTexts } from './card-texts.ts';
import { SpanLine } from './span-line.tsx';
import './card.css';

type Card = NonNullable<WireRecordWork['card']>;

/** A record on one page, to be looked at in a meeting and printed. */
export function CardPage(): ReactNode {
  const { register, id } = useParams({ from: '/records/$register/$id/card' });
  const say = useTextsOf(cardTexts);
  const { of } = useWords();
  const { data: record, error, refetch } = useQuery(ask.record(register, id, 1, 'newest'));
  const { data: work, error: workError } = useQuery(askWork.around(register, id));
  usePageTitle(record?.title);
  if (error ?? workError) return <Failed error={error ?? workError} retry={refetch} />;
  if (!record || !work) return <Loading />;
  const { card } = work;
  const back = (
    <Link to="/records/$register/$id" params={{ register, id }}>
      {say('back')}
    </Link>
  );
  if (!card)
    return (
      <>
        <Empty>{say('noCard')}</Empty>
        <p>{back}</p>
      </>
    );
  const amounts = new Map(record.measures.map((amount) => [amount.id, amount]));
  return (
    <article className="sheet card" data-testid="card">
      <p className="card-bar">
        {back} <PrintButton />
      </p>
      <header>
        <p className="quiet">
          {of(record.register.title)}
          {dot}
          {id}
          {dot}
          <span className="whole">{say('madeOn', { day: card.today })}</span>
        </p>
        <h1>{record.title}</h1>
        <p>
          {[record.stage?.title, record.unit?.title, record.street?.title]
            .flatMap((title) => (title ? [of(title)] : []))
            .join(dot)}
        </p>
      </header>
      <ul className="card-amounts">
        {card.measures.map((measure) => {
          const amount = amounts.get(measure);
          return (
            amount && (
              <li key={measure}>
                <span className="quiet">{of(amount.title)}</span>
                <b className="whole">{spoken(of(amount.shown))}</b>
              </li>
            )
          );
        })}
      </ul>
      <Basics card={card} record={record} />
      {card.spans && (
        <section>
          <h2>{say('span')}</h2>
          <SpanLine spans={card.spans} today={card.today} />
        </section>
      )}
      <RecordLights register={register} id={id} />
      <RecordChains register={register} id={id} />
      <Answers register={register} id={id} />
      <Related card={card} work={work} />
      <Photos card={card} work={work} />
    </article>
  );
}

function Basics({ card, record }: { card: Card; record: WireRecord }) {
  const say = useTextsOf(cardTexts);
  const { of } = useWords();
  const fields = new Map(record.fields.map((field) => [field.id, field]));
  return (
    <section>
      <h2>{say('basics')}</h2>
      <dl className="card-facts">
        {card.fields.flatMap((id) => {
          const field = fields.get(id);
          return field
            ? [
                <div key={id}>
                  <dt>{of(field.title)}</dt>
                  <dd className={field.kind === 'date' ? 'whole' : ''}>{of(field.shown)}</dd>
                </div>,
              ]
            : [];
        })}
      </dl>
    </section>
  );
}

function Related({ card, work }: { card: Card; work: WireRecordWork }) {
  const { of } = useWords();
  return card.related.map((register) => {
    const found = work.related.filter((one) => one.way === 'from' && one.register.id === register.id);
    if (found.length === 0) return null;
    return (
      <section key={register.id} className="card-related">
        <h2>{of(register.title)}</h2>
        <ul className="plain-list">
          {found.slice(0, 5).map((one) => (
            <li key={`${one.id} ${one.field.en}`}>
              <Link to="/records/$register/$id" params={{ register: one.register.id, id: one.id }}>
                {one.title}
              </Link>{' '}
              {one.stage && <span className="quiet">{of(one.stage.title)}</span>}
              {one.facts.map(({ title, shown }) => (
                <span key={title.en} className="card-fact">
                  <span className="quiet">{of(title)}</span> <b className="whole">{of(shown)}</b>
                </span>
              ))}
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

function Photos({ card, work }: { card: Card; work: WireRecordWork }) {
  const say = useTextsOf(cardTexts);
  const { month, span } = useMonthWords();
  const none = useTextsOf(photographTexts)('none');
  const stretches = useStretches(work).slice(-card.photos);
  if (stretches.length === 0) return null;
  return (
    <section data-testid="card-photos">
      <h2>{say('photos')}</h2>
      <ul className="card-photos">
        {stretches.map((one) => {
          if ('from' in one)
            return (
              <li key={one.from} className="quiet">
                <span className="whole">{span(one.from, one.to)}</span> {none}
              </li>
            );
          const last = one.pictures.at(-1) as Picture;
          return (
            <li key={one.month}>
              <img
                src={addressOf(paths.attachmentThumbnail, { attachment: last.id })}
                alt={last.name}
                loading="lazy"
              />
              <span className="quiet whole">{work.photographs ? month(one.month) : last.day}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
