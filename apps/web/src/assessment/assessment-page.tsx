import type { WireAssessment, YearQuery } from '@taizhang/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { client } from '../data.ts';
import { Whole } from '../design/whole.tsx';
import { useTextsOf, useWords } from '../language.ts';
import { Empty, Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { TwoTimes } from '../shell/two-times.tsx';
import './assessment.css';
import { assessmentTexts } from './assessment-texts.ts';

const route = getRouteApi('/assessment');

/** The results of a year as points, with the formula of every number. */
export function AssessmentPage(): ReactNode {
  const say = useTextsOf(assessmentTexts);
  const { of } = useWords();
  const { year, cutoff, knownAt } = route.useSearch();
  const navigate = route.useNavigate();
  const query: YearQuery = { year, cutoff, knownAt };
  const { data, error, refetch } = useQuery({
    queryKey: ['assessment', query],
    queryFn: () => client.assessment(query),
    placeholderData: keepPreviousData,
  });
  usePageTitle(say('title'));
  if (error && !data) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  const colon = of({ zh: '：', en: ': ' });
  return (
    <div className="sheet assessment">
      <h1>{of(data.title)}</h1>
      <TwoTimes
        at={{ cutoff, knownAt }}
        cutoff={data.cutoff}
        max={data.today}
        knownAt={data.knownAt}
        choose={(to) => void navigate({ search: ({ lang }) => ({ lang, ...to }), resetScroll: false })}
      />
      <p>{of(data.basis)}</p>
      {error && <Failed error={error} retry={refetch} />}
      <section>
        <h2>{say('how')}</h2>
        <ul>
          {data.items.map((item) => (
            <li key={item.id}>
              <b>{of(item.title)}</b> {say('points', { weight: item.weight })}
              {colon}
              <Whole>{of(item.rule)}</Whole>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{say('results')}</h2>
        {data.units.length === 0 ? <Empty>{say('none')}</Empty> : <Points data={data} />}
      </section>
      <section>
        <h2>{say('unscored')}</h2>
        <ul>
          {data.unscored.map(({ what, why }) => (
            <li key={what.en}>
              <b>{of(what)}</b>
              {colon}
              {of(why)}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** The points of every unit by item; a unit opens to the formulas behind its row; on paper all are open. */
function Points({ data }: { data: WireAssessment }) {
  const say = useTextsOf(assessmentTexts);
  const { of } = useWords();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      <p className="quiet note points-hint">{say('hint')}</p>
      <table className="points">
        <thead>
          <tr>
            <th scope="col">{say('unit')}</th>
            {data.items.map((item) => (
              <th key={item.id} scope="col" className="number">
                {of(item.title)} <span className="whole">{say('points', { weight: item.weight })}</span>
              </th>
            ))}
            <th scope="col" className="number">
              {say('total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.units.map((one) => (
            <UnitRows
              key={one.unit.id}
              one={one}
              data={data}
              isOpen={open === one.unit.id}
              toggle={() => setOpen(open === one.unit.id ? null : one.unit.id)}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface UnitProps {
  readonly one: WireAssessment['units'][number];
  readonly data: WireAssessment;
}

function UnitRows({ one, data, isOpen, toggle }: UnitProps & { readonly isOpen: boolean; toggle(): void }) {
  const say = useTextsOf(assessmentTexts);
  const { of } = useWords();
  const found = new Map(one.items.map((item) => [item.item, item]));
  return (
    <>
      <tr className={isOpen ? 'is-open' : undefined}>
        <th scope="row">
          <button type="button" className="plain" aria-expanded={isOpen} onClick={toggle}>
            {of(one.unit.title)}
          </button>
        </th>
        {data.items.map(({ id }) => (
          <td key={id} className="number">
            {found.get(id)?.points ?? (
              <span className="quiet" title={say('notScored')}>
                —
              </span>
            )}
          </td>
        ))}
        <td className="number">
          <b>{one.total ?? '—'}</b>
        </td>
      </tr>
      <tr className={isOpen ? 'points-formulas' : 'points-formulas is-folded'}>
        <td colSpan={data.items.length + 2}>
          <Formulas one={one} data={data} />
        </td>
      </tr>
    </>
  );
}

/** How each number of a unit follows, with the records and targets that it was counted from. */
function Formulas({ one, data }: UnitProps) {
  const say = useTextsOf(assessmentTexts);
  const { of } = useWords();
  const found = new Map(one.items.map((item) => [item.item, item]));
  return (
    <dl>
      {data.items.map((declared) => {
        const item = found.get(declared.id);
        return (
          <div key={declared.id}>
            <dt>{of(declared.title)}</dt>
            <dd>
              {item?.formula ? (
                <Whole>{of(item.formula)}</Whole>
              ) : (
                <span className="quiet">{say('notScored')}</span>
              )}{' '}
              {item?.value != null && declared.register && (
                <Link
                  to="/registers/$register"
                  params={{ register: declared.register.id }}
                  search={{
                    condition: {
                      combinator: 'and',
                      rules: [{ field: 'unit', operator: '=', value: one.unit.id }],
                    },
                  }}
                  className="points-basis"
                >
                  {say('basis', { value: item.value })}
                </Link>
              )}
              {item?.targets.map(({ metric, value }) => (
                <Link
                  key={metric}
                  to="/targets/$metric"
                  params={{ metric }}
                  search={{ cutoff: data.cutoff }}
                  className="points-basis"
                >
                  {say('basis', { value })}
                </Link>
              ))}
            </dd>
          </div>
        );
      })}
      <div>
        <dt>{say('total')}</dt>
        <dd>
          <Whole>{of(one.formula)}</Whole>
        </dd>
      </div>
    </dl>
  );
}
