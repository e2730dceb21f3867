import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type CSSProperties, type ReactNode, useState } from 'react';
import { Whole } from '../design/whole.tsx';
import { figured, money } from '../granting/money.ts';
import { useTextsOf, useWords } from '../language.ts';
import { Failed } from '../shell/states.tsx';
import { askChoosing, type Compared, type Offer } from './choosing-data.ts';
import { choosingTexts } from './choosing-texts.ts';
import { TakeOffer } from './take-offer.tsx';
import './choosing.css';

/** What was offered for a record, side by side; nothing where its register declares no comparison, or nothing was. */
export function RecordComparisons({ register, id }: { register: string; id: string }): ReactNode {
  const { data, error, refetch } = useQuery(askChoosing.comparisons(register, id));
  if (error) return <Failed error={error} retry={refetch} />;
  return data?.comparisons
    .filter(({ offers }) => offers.length > 0)
    .map((one) => <One key={one.id} compared={one} day={data.day} />);
}

function One({ compared, day }: { compared: Compared; day: string }): ReactNode {
  const say = useTextsOf(choosingTexts);
  const { of } = useWords();
  const [taken, setTaken] = useState<string | null>(null);
  const chosen = compared.offers.find(({ id }) => id === taken);
  return (
    <section className="compared" data-testid={`comparison-${compared.id}`}>
      <h2>{of(compared.title)}</h2>
      <p className="quiet">{say('comparisonWhat', { day })}</p>
      {chosen && <TakeOffer compared={compared} day={day} offer={chosen} over={() => setTaken(null)} />}
      <div
        className="compared-offers"
        style={{ '--rows': ownRows + compared.columns.length } as CSSProperties}
      >
        {compared.offers.map((offer) => (
          <Card key={offer.id} compared={compared} offer={offer} take={() => setTaken(offer.id)} />
        ))}
      </div>
    </section>
  );
}

function Row({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt className="quiet">{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const none = '—';
/** Of a card, beside those of its register’s fields. */
const ownRows = 6;

function Card({ compared, offer, take }: { compared: Compared; offer: Offer; take(): void }): ReactNode {
  const say = useTextsOf(choosingTexts);
  const { of } = useWords();
  const yuan = (amount: string | null) =>
    amount === null ? none : <Whole>{say('yuan', { amount: money(amount) })}</Whole>;
  const shown = (id: string) => offer.cells.find((cell) => cell.id === id)?.shown;
  return (
    <article className={offer.open ? 'offer' : 'offer offer-over'} data-testid="offer">
      <h3>
        <Link to="/records/$register/$id" params={{ register: compared.register.id, id: offer.id }}>
          {offer.title}
        </Link>{' '}
        <span className="tag">{of(offer.stage.title)}</span>
      </h3>
      <dl>
        <Row title={say('principal')}>{yuan(offer.principal)}</Row>
        {compared.columns.map(({ id, title }) => {
          const cell = shown(id);
          return (
            <Row key={id} title={of(title)}>
              {cell ? <Whole>{figured(of(cell))}</Whole> : none}
            </Row>
          );
        })}
        <Row title={say('first')}>
          {offer.first.length === 0 ? none : <Instalments list={offer.first} />}
          {offer.missing.length > 0 && (
            <span className="needs-hand">
              {say('missing', {
                list: offer.missing.map(({ title }) => of(title)).join(of({ zh: '、', en: ', ' })),
              })}
            </span>
          )}
        </Row>
        <Row title={say('last')}>{offer.last ? <Instalments list={[offer.last]} /> : none}</Row>
        <Row title={say('interest')}>
          {yuan(offer.interest)}
          {offer.share !== null && <span className="quiet">{say('share', { share: offer.share })}</span>}
        </Row>
        <Row title={say('gifts')}>
          <Gifts offer={offer} hidden={compared.hidden} />
        </Row>
        <Row title={say('net')}>
          <strong data-testid="offer-net">{yuan(offer.net)}</strong>
        </Row>
      </dl>
      <p className="actions">
        {offer.mayTake ? (
          <Button onClick={take} data-testid="take">
            {of(compared.transition.title)}
          </Button>
        ) : (
          !offer.open && offer.principal !== null && <span className="quiet">{of(offer.stage.title)}</span>
        )}
      </p>
    </article>
  );
}

function Instalments({ list }: { list: Offer['first'] }): ReactNode {
  const say = useTextsOf(choosingTexts);
  return (
    <ul className="plain-list">
      {list.map(({ number, due, payment }) => (
        <li key={number} className="offer-instalment">
          <span className="whole number">{due}</span>
          <span className="whole number">{say('yuan', { amount: money(payment) })}</span>
        </li>
      ))}
    </ul>
  );
}

function Gifts({ offer, hidden }: { offer: Offer; hidden: boolean }): ReactNode {
  const say = useTextsOf(choosingTexts);
  return (
    <>
      {offer.gifts.length === 0 && <span className="quiet">{say('noGifts')}</span>}
      {offer.gifts.map(({ policy, years, total }) => (
        <details key={policy.id} className="why" data-testid="gift">
          <summary>
            {policy.title} <Whole>{say('giftOf', { amount: money(total) })}</Whole>
          </summary>
          <ul className="plain-list">
            {years.map(({ year, interest, amount }) => (
              <li key={year}>
                {say('giftYear', { year, interest: money(interest), amount: money(amount) })}
              </li>
            ))}
          </ul>
        </details>
      ))}
      {hidden && <span className="quiet">{say('giftsHidden')}</span>}
    </>
  );
}
