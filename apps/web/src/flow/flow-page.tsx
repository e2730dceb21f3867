import type { WireDueOfRegister } from '@taizhang/contract';
import type { Condition } from '@taizhang/definition';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { PrintButton } from '../design/print-button.tsx';
import { useTextsOf, useWords } from '../language.ts';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { DueList } from '../todo/due-list.tsx';
import '../todo/todo.css';
import './flow.css';
import { askFlow } from './flow-data.ts';
import { flowTexts } from './flow-texts.ts';

/** Where a register's records stand, whose they are, what is overdue and what comes due. */
export function FlowPage(): ReactNode {
  const { register } = useParams({ from: '/registers/$register/due' });
  const { unit, step } = useSearch({ from: '/registers/$register/due' });
  const navigate = useNavigate({ from: '/registers/$register/due' });
  const say = useTextsOf(flowTexts);
  const { of } = useWords();
  const [pages, turn] = useState({ overdue: 1, soon: 1 });
  const { data, error, refetch } = useQuery(askFlow.one(register, { unit, step }, pages.overdue, pages.soon));
  usePageTitle(data && say('flowOf', { register: of(data.register.title) }));
  if (error && !data) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  const only = data.units.find((one) => one.unit?.id === unit)?.unit;
  const escalation = data.escalated.find((one) => one.step === step)?.title;
  const choose = (chosen: string | undefined) => {
    turn({ overdue: 1, soon: 1 });
    void navigate({ search: { unit: chosen } });
  };
  return (
    <div className="sheet todo flow">
      <header className="todo-head">
        <h1>{say('flowOf', { register: of(data.register.title) })}</h1>
        <p className="quiet">{say('standsOn', { today: data.today, until: data.until })}</p>
      </header>
      {error && <Failed error={error} retry={refetch} />}
      <p className="flow-ways">
        <Link to="/registers/$register" params={{ register }}>
          {say('list')}
        </Link>
        {unit !== undefined && (
          <Button size="small" onClick={() => choose(undefined)}>
            {say('everybody')}
          </Button>
        )}
        <PrintButton />
      </p>
      {unit !== undefined && <h2>{say('only', { unit: only ? of(only.title) : unit })}</h2>}
      <Stages flow={data} register={register} unit={unit} />
      {unit === undefined && <Units flow={data} register={register} choose={choose} />}
      <Escalated flow={data} register={register} turned={() => turn({ ...pages, overdue: 1 })} />
      <div id="overdue">
        <DueList
          title={escalation ? say('overdueAt', { step: of(escalation) }) : say('overdue')}
          empty={say('nothingOverdue')}
          list={data.overdue}
          page={pages.overdue}
          turn={(page) => turn({ ...pages, overdue: page })}
        />
        {step !== undefined && (
          <Link
            to="/registers/$register/due"
            params={{ register }}
            search={{ unit }}
            hash="overdue"
            onClick={() => turn({ ...pages, overdue: 1 })}
          >
            {say('allOverdue')}
          </Link>
        )}
      </div>
      <div id="soon">
        <DueList
          title={say('soon', { until: data.until })}
          empty={say('nothingSoon')}
          list={data.soon}
          page={pages.soon}
          turn={(page) => turn({ ...pages, soon: page })}
        />
      </div>
      <details className="flow-help">
        <summary>{say('help')}</summary>
        <p>{say('helpText')}</p>
      </details>
    </div>
  );
}

/** The condition of a list: the records of these stages, of one unit or of all. */
const standing = (stages: readonly string[], unit: string | undefined): Condition => ({
  combinator: 'and',
  rules: [
    { field: 'stage', operator: 'in', value: [...stages] },
    ...(unit === undefined ? [] : [{ field: 'unit', operator: '=' as const, value: unit }]),
  ],
});

interface PartProps {
  readonly flow: WireDueOfRegister;
  readonly register: string;
}

function Stages({ flow, register, unit }: PartProps & { unit: string | undefined }) {
  const say = useTextsOf(flowTexts);
  const { of } = useWords();
  return (
    <section>
      <h2>{say('stages')}</h2>
      <ol className="counts">
        {flow.stages.map(({ id, title, ended, count }) => (
          <li key={id} className={ended ? 'is-ended' : undefined}>
            <span>{of(title)}</span>
            <Link
              to="/registers/$register"
              params={{ register }}
              search={{ condition: standing([id], unit) }}
            >
              {count.toLocaleString('en')}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Units({ flow, register, choose }: PartProps & { choose(unit: string): void }) {
  const say = useTextsOf(flowTexts);
  const { of } = useWords();
  const open = flow.stages.filter(({ ended }) => !ended);
  const inHand = open.map(({ id }) => id);
  return (
    <section>
      <h2>{say('units')}</h2>
      {flow.units.length === 0 && <p className="quiet">{say('noUnits')}</p>}
      {flow.units.length > 0 && (
        <table className="list brief flow-units">
          <thead>
            <tr>
              <th scope="col">{say('unitColumn')}</th>
              {open.map(({ id, title }) => (
                <th key={id} scope="col" className="number">
                  {of(title)}
                </th>
              ))}
              <th scope="col" className="number">
                {say('inHand')}
              </th>
              <th scope="col" className="number">
                {say('overdueColumn')}
              </th>
              <th scope="col" className="number">
                {say('soonColumn')}
              </th>
            </tr>
          </thead>
          <tbody>
            {flow.units.map((one) => {
              const counted = (count: number, stages: readonly string[]) =>
                count === 0 ? (
                  <span className="quiet">0</span>
                ) : (
                  <Link
                    to="/registers/$register"
                    params={{ register }}
                    search={{ condition: standing(stages, one.unit?.id) }}
                  >
                    {count.toLocaleString('en')}
                  </Link>
                );
              const due = (count: number, hash: string) =>
                count === 0 || one.unit === null ? (
                  <span className="quiet">{count}</span>
                ) : (
                  <Link
                    className={hash === 'overdue' ? 'hand' : undefined}
                    to="/registers/$register/due"
                    params={{ register }}
                    search={{ unit: one.unit.id }}
                    hash={hash}
                  >
                    {count.toLocaleString('en')}
                  </Link>
                );
              return (
                <tr key={one.unit?.id ?? ''}>
                  <th scope="row" className="brief-lead">
                    {one.unit ? (
                      <button type="button" className="link" onClick={() => choose(one.unit?.id as string)}>
                        {of(one.unit.title)}
                      </button>
                    ) : (
                      say('noUnit')
                    )}
                  </th>
                  {open.map(({ id }) => (
                    <td key={id} className="number is-stage">
                      {counted(one.stages[id] ?? 0, [id])}
                    </td>
                  ))}
                  <td data-title={say('inHand')} className="number named">
                    {counted(one.inHand, inHand)}
                  </td>
                  <td data-title={say('overdueColumn')} className="number named">
                    {due(one.overdue, 'overdue')}
                  </td>
                  <td data-title={say('soonColumn')} className="number named">
                    {due(one.soon, 'soon')}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Escalated({ flow, register, turned }: PartProps & { turned(): void }) {
  const say = useTextsOf(flowTexts);
  const { of } = useWords();
  return (
    <section>
      <h2>{say('escalated')}</h2>
      {flow.escalated.length === 0 && <p className="quiet">{say('notEscalated')}</p>}
      <ul className="counts">
        {flow.escalated.map(({ step, title, count }) => (
          <li key={step}>
            <span>{of(title)}</span>
            <Link
              to="/registers/$register/due"
              params={{ register }}
              search={(was) => ({ ...was, step })}
              hash="overdue"
              onClick={turned}
            >
              {count.toLocaleString('en')}
            </Link>
          </li>
        ))}
      </ul>
      {flow.escalated.length > 0 && <p className="note quiet">{say('escalatedHint')}</p>}
    </section>
  );
}
