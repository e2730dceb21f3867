import { CallError, type WireGatherings, type WireRefusal } from '@taizhang/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { client } from '../data.ts';
import { dot, spoken } from '../format.ts';
import { useTextsOf, useWords } from '../language.ts';
import { Failed } from '../shell/states.tsx';
import { newKey } from '../work/typed.ts';
import { askGatherings } from './gathering-data.ts';
import { gatheringTexts } from './gathering-texts.ts';
import './gathering.css';

interface OfRecord {
  readonly register: string;
  readonly id: string;
}
type Gathering = WireGatherings['gatherings'][number];

/** What belongs to a record in order, such as a meeting's agenda. */
export function Gatherings({ register, id }: OfRecord): ReactNode {
  const { data, error, refetch } = useQuery(askGatherings.of(register, id));
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return null;
  return (
    <>
      {data.gatherings.map((gathering) => (
        <Gathered key={gathering.id} {...{ register, id, gathering }} />
      ))}
    </>
  );
}

function Gathered({ register, id, gathering }: OfRecord & { gathering: Gathering }) {
  const { of } = useWords();
  const say = useTextsOf(gatheringTexts);
  const [drawing, setDrawing] = useState(false);
  const { records, draws } = gathering;
  return (
    <section className="gathering" data-testid={`gathering-${gathering.id}`}>
      <h2>{of(gathering.title)}</h2>
      {records.length > 0 && <Totals id={id} gathering={gathering} />}
      {records.length === 0 ? (
        <p className="quiet">
          {draws ? say('gatheringEmpty', { from: of(draws.title) }) : say('gatheringNone')}
        </p>
      ) : (
        <ol className="gathering-items">
          {records.map((record) => (
            <Item key={record.id} gathering={gathering} record={record} />
          ))}
        </ol>
      )}
      {draws && !drawing && (
        <Button onClick={() => setDrawing(true)} data-testid="draw">
          {say('gatheringDraw', { from: of(draws.title) })}
        </Button>
      )}
      {draws && drawing && <Draw {...{ register, id, gathering }} over={() => setDrawing(false)} />}
    </section>
  );
}

/** How many they are and what they come to: derived from them, and a way to the list of them. */
function Totals({
  id,
  gathering: { register, by, count, totals, records },
}: {
  id: string;
  gathering: Gathering;
}) {
  const { of } = useWords();
  const say = useTextsOf(gatheringTexts);
  const condition = { combinator: 'and' as const, rules: [{ field: by, operator: '=' as const, value: id }] };
  return (
    <p className="gathering-totals" data-testid="gathering-totals">
      <Link
        to="/registers/$register"
        params={{ register: register.id }}
        search={{ condition }}
        className="figure"
      >
        {say('gatheringCount', { count })}
      </Link>
      {totals.map((total) => (
        <span key={total.id}>
          {of(total.title)}{' '}
          <Link
            to="/registers/$register"
            params={{ register: register.id }}
            search={{ condition }}
            className="figure"
          >
            {spoken(of(total.shown))}
          </Link>
        </span>
      ))}
      {records.length < count && (
        <span className="quiet">{say('gatheringFirst', { count: records.length })}</span>
      )}
    </p>
  );
}

function Item({ gathering, record }: { gathering: Gathering; record: Gathering['records'][number] }) {
  const { of } = useWords();
  const place = { register: gathering.register.id, id: record.id };
  return (
    <li data-testid="gathered">
      <p className="gathering-title">
        <Link to="/records/$register/$id" params={place}>
          {record.title}
        </Link>{' '}
        <span className="tag">{of(record.stage.title)}</span>
      </p>
      {record.cells.length > 0 && (
        <dl className="gathering-cells">
          {record.cells.map(({ id, shown }) => (
            <div key={id}>
              <dt className="quiet">
                {of(gathering.columns.find((column) => column.id === id)?.title ?? { zh: id, en: id })}
              </dt>
              <dd>{of(shown)}</dd>
            </div>
          ))}
        </dl>
      )}
      {record.ways.length > 0 && (
        <p className="gathering-ways">
          {record.ways.map((way) => (
            <Link
              key={way.id}
              to="/records/$register/$id/do/$transition"
              params={{ ...place, transition: way.id }}
            >
              {of(way.title)}
            </Link>
          ))}
        </p>
      )}
    </li>
  );
}

interface DrawProps extends OfRecord {
  readonly gathering: Gathering;
  over(): void;
}

/** Chooses several, in the order in which they are ticked, and opens a record for each at once. */
function Draw({ register, id, gathering, over }: DrawProps) {
  const { of } = useWords();
  const say = useTextsOf(gatheringTexts);
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(askGatherings.drawable(register, id, gathering.id));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [key, setKey] = useState(newKey);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<WireRefusal | null>(null);
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return null;
  const choose = (one: string) => {
    // Another choice is another request.
    setKey(newKey());
    setChosen(chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]);
  };
  const send = async () => {
    setBusy(true);
    try {
      await client.draw(register, id, gathering.id, { key, drawn: chosen });
      await queries.invalidateQueries();
      over();
    } catch (failed) {
      if (!(failed instanceof CallError) || !failed.refusal) throw failed;
      setRefusal(failed.refusal);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="gathering-draw">
      {refusal && (
        <p className="hand" role="alert">
          {of(refusal.message)}
        </p>
      )}
      {data.records.length === 0 && <p className="quiet">{say('gatheringNothingToDraw')}</p>}
      <ul className="plain-list gathering-choice">
        {data.records.map((record) => {
          const at = chosen.indexOf(record.id);
          return (
            <li key={record.id}>
              <label>
                <input type="checkbox" checked={at >= 0} onChange={() => choose(record.id)} />{' '}
                {at >= 0 && <span className="number">{at + 1}. </span>}
                {record.title}
                <span className="quiet">
                  {dot}
                  {of(record.unit.title)}
                </span>
              </label>
            </li>
          );
        })}
      </ul>
      <p className="gathering-ways">
        <Button
          type="primary"
          disabled={busy || chosen.length === 0}
          onClick={() => void send()}
          data-testid="draw-these"
        >
          {say('gatheringDrawThese', { count: chosen.length })}
        </Button>
        <Button onClick={over}>{say('gatheringCancel')}</Button>
      </p>
    </div>
  );
}
