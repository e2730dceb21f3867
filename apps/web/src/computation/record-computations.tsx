import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { DayInput } from '../design/day-field.tsx';
import { useTextsOf, useWords } from '../language.ts';
import { Failed } from '../shell/states.tsx';
import { askComputation } from './computation-data.ts';
import { ComputationTable, type Computed, ComputedBy } from './computation-table.tsx';
import { computationTexts } from './computation-texts.ts';
import './computation.css';

type Supposed = Readonly<Record<string, string>>;

/** What a record is due by a policy, with what if; nothing where its register declares no computation. */
export function RecordComputations({ register, id }: { register: string; id: string }): ReactNode {
  const [version, setVersion] = useState('');
  const [supposed, setSupposed] = useState<Supposed>({});
  const given = Object.fromEntries(Object.entries(supposed).filter(([, value]) => value !== ''));
  const query = {
    ...(version === '' ? {} : { version }),
    ...(Object.keys(given).length === 0 ? {} : { suppose: JSON.stringify(given) }),
  };
  const { data, error, refetch } = useQuery(askComputation.ofRecord(register, id, query));
  if (error) return <Failed error={error} retry={refetch} />;
  return data?.computations.map((computed) => (
    <One key={computed.id} {...{ register, id, computed, version, setVersion, supposed, setSupposed }} />
  ));
}

interface OneProps {
  readonly register: string;
  readonly id: string;
  readonly computed: Computed;
  readonly version: string;
  readonly setVersion: (version: string) => void;
  readonly supposed: Supposed;
  readonly setSupposed: (supposed: Supposed) => void;
}

function One({ register, id, computed, version, setVersion, supposed, setSupposed }: OneProps): ReactNode {
  const say = useTextsOf(computationTexts);
  const { of } = useWords();
  return (
    <section className="record-computation" data-testid="record-computation">
      <h2>{of(computed.title)}</h2>
      <ComputedBy computed={computed} />
      <div className="computation-asked">
        {computed.versions.length > 1 && (
          <label>
            {say('version')}
            <select value={version} onChange={(event) => setVersion(event.target.value)}>
              <option value="">{say('asInForce')}</option>
              {computed.versions.map((one) => (
                <option key={one.id} value={one.id}>
                  {`${one.title}（${of(one.stage)}）`}
                </option>
              ))}
            </select>
          </label>
        )}
        <Supposables computed={computed} supposed={supposed} setSupposed={setSupposed} />
      </div>
      <ComputationTable computed={computed} all />
      {computed.note && <p className="quiet">{of(computed.note)}</p>}
      <p>
        <Link
          to="/records/$register/$id/statement/$computation"
          params={{ register, id, computation: computed.id }}
        >
          {say('statement')}
        </Link>
      </p>
    </section>
  );
}

/** What is not given yet and can be tried out; it stays on the screen while something is in it. */
function Supposables({
  computed,
  supposed,
  setSupposed,
}: Pick<OneProps, 'computed' | 'supposed' | 'setSupposed'>): ReactNode {
  const say = useTextsOf(computationTexts);
  const { of } = useWords();
  const [seen, setSeen] = useState<Computed['supposable']>([]);
  const fresh = computed.supposable.filter(({ id }) => !seen.some((one) => one.id === id));
  if (fresh.length > 0) setSeen([...seen, ...fresh]);
  const all = [...seen, ...fresh];
  if (all.length === 0) return null;
  const type = (id: string, value: string) => setSupposed({ ...supposed, [id]: value });
  return (
    <fieldset>
      <legend>
        {say('suppose')} <span className="quiet">{say('supposeHint')}</span>
      </legend>
      {all.map(({ id, title, input, unit, options }) => (
        <div key={id} className="supposable">
          <label htmlFor={`suppose-${id}`}>
            {of(title)}
            {unit && of(unit) ? `（${of(unit)}）` : ''}
          </label>
          {input === 'select' ? (
            <select
              id={`suppose-${id}`}
              value={supposed[id] ?? ''}
              onChange={(event) => type(id, event.target.value)}
            >
              <option value="">{say('choose')}</option>
              {options.map((option) => (
                <option key={option.id} value={option.id}>
                  {of(option.title)}
                </option>
              ))}
            </select>
          ) : input === 'date' ? (
            <DayInput
              id={`suppose-${id}`}
              shown={supposed[id] ?? ''}
              value={supposed[id] ?? ''}
              onChange={(event) => type(id, event.target.value)}
            />
          ) : (
            <input
              id={`suppose-${id}`}
              type="text"
              inputMode={input === 'number' ? 'decimal' : undefined}
              value={supposed[id] ?? ''}
              onChange={(event) => type(id, event.target.value)}
            />
          )}
        </div>
      ))}
    </fieldset>
  );
}
