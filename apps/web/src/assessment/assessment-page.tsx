import type { WireAssessment, YearQuery } from '@taizhang/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { client } from '../data.ts';
import { DayField } from '../design/day-field.tsx';
import { Whole } from '../design/whole.tsx';
import { useTextsOf, useWords } from '../language.ts';
import { Empty, Failed, Loading, usePageTitle } from '../shell/states.tsx';
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
  return (
    <div className="sheet assessment">
      <h1>{of(data.title)}</h1>
      <p className="quiet">
        <Whole>{say('asOf', { year: data.year, cutoff: data.cutoff })}</Whole>
      </p>
      <p>{of(data.basis)}</p>
      <div className="assessment-ways">
        <DayField
          label={say('cutoff')}
          value={data.cutoff}
          max={data.today}
          choose={(day) =>
            void navigate({ search: (was) => ({ ...was, cutoff: day || undefined, year: undefined }) })
          }
        />
        <Button onClick={() => window.print()}>{say('print')}</Button>
      </div>
      {error && <Failed error={error} retry={refetch} />}
      <section>
        <h2>{say('how')}</h2>
        <ul>
          {data.items.map((item) => (
            <li key={item.id}>
              <b>{of(item.title)}</b> {say('points', { weight: item.weight })}：<Whole>{of(item.rule)}</Whole>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{say('results')}</h2>
        {data.units.length === 0 && <Empty>{say('none')}</Empty>}
        <ul className="assessed">
          {data.units.map((one) => (
            <li key={one.unit.id}>
              <AssessedUnit one={one} data={data} />
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{say('unscored')}</h2>
        <ul>
          {data.unscored.map(({ what, why }) => (
            <li key={what.en}>
              <b>{of(what)}</b>：{of(why)}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function AssessedUnit({ one, data }: { one: WireAssessment['units'][number]; data: WireAssessment }) {
  const say = useTextsOf(assessmentTexts);
  const { of } = useWords();
  return (
    <>
      <header>
        <h3>{of(one.unit.title)}</h3>
        <p>
          {say('total')} <b>{one.total}</b>
        </p>
      </header>
      <dl>
        {one.items.map((item) => {
          const declared = data.items.find(({ id }) => id === item.item);
          if (!declared) return null;
          return (
            <div key={item.item}>
              <dt>{of(declared.title)}</dt>
              <dd>
                {item.formula ? (
                  <Whole>{of(item.formula)}</Whole>
                ) : (
                  <span className="quiet">{say('notScored')}</span>
                )}{' '}
                {item.value !== null && declared.register && (
                  <Link
                    to="/registers/$register"
                    params={{ register: declared.register.id }}
                    search={{
                      condition: {
                        combinator: 'and',
                        rules: [{ field: 'unit', operator: '=', value: one.unit.id }],
                      },
                    }}
                    className="figure"
                  >
                    {item.value}%
                  </Link>
                )}
                {item.targets.map(({ metric, value }) => (
                  <Link
                    key={metric}
                    to="/targets/$metric"
                    params={{ metric }}
                    search={{ cutoff: data.cutoff }}
                    className="figure"
                  >
                    {value}%
                  </Link>
                ))}
              </dd>
            </div>
          );
        })}
      </dl>
      <p className="quiet">
        <Whole>{of(one.formula)}</Whole>
      </p>
    </>
  );
}
