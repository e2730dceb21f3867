import type { WireDryRun, WirePolicyReading } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { money } from '../granting/money.ts';
import { useWords } from '../language.ts';
import { Failed, Loading } from '../shell/states.tsx';
import { askPolicies, usePolicies } from './policies-data.ts';
import { versionBefore } from './versions.tsx';

/** What a version would give if it were in force today, against its budget and beside the version before. */
export function DryRun({ reading }: { reading: WirePolicyReading }): ReactNode {
  const say = usePolicies();
  const { version, versions, terms } = reading;
  const [than, setThan] = useState(versionBefore(reading) ?? '');
  const [typed, setTyped] = useState(version.budget ?? '');
  const [budget, setBudget] = useState(version.budget ?? '');
  const { data, error, refetch, isFetching } = useQuery(
    askPolicies.dryRun(version.id, {
      terms,
      code: version.code,
      ...(budget === '' ? {} : { budget }),
      ...(than === '' ? {} : { than }),
    }),
  );
  const others = versions.filter(({ id }) => id !== version.id);
  return (
    <section aria-label={say('dry-run')} data-testid="dry-run" aria-busy={isFetching}>
      <p className="quiet">{say('dryWhat')}</p>
      <form
        className="policy-choice no-print"
        onSubmit={(event) => {
          event.preventDefault();
          setBudget(typed.replaceAll(/[\s,]/g, ''));
        }}
      >
        <label htmlFor="dry-run-budget">{say('budgetWanted')}</label>
        <Input
          id="dry-run-budget"
          value={typed}
          inputMode="decimal"
          onChange={({ target }) => setTyped(target.value)}
        />
        {others.length > 0 && (
          <label>
            {say('than')}
            <select value={than} data-testid="than" onChange={({ target }) => setThan(target.value)}>
              <option value="">{say('noOther')}</option>
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name ? `${name} ${id}` : id}
                </option>
              ))}
            </select>
          </label>
        )}
        <Button htmlType="submit">{say('tryIt')}</Button>
      </form>
      {error && <Failed error={error} retry={refetch} />}
      {!error && (data ? <Result run={data} /> : <Loading />)}
    </section>
  );
}

function Result({ run }: { run: WireDryRun }) {
  const say = usePolicies();
  const { counts, amount, withoutAmount, budget, than, parts, day } = run;
  return (
    <>
      <p className="quiet">{say('asOf', { day })}</p>
      <p className="dry-run-figures" data-testid="dry-run-figures">
        {(['eligible', 'nearly', 'unknown', 'not'] as const).map((kind) => (
          <span key={kind} className="whole">
            {say(kind)} <strong>{counts[kind].toLocaleString('en')}</strong>
          </span>
        ))}
        <strong className="whole">{say('dueInAll', { amount: money(amount) })}</strong>
        {withoutAmount > 0 && <span>{say('withoutAmount', { count: withoutAmount })}</span>}
      </p>
      {budget && (
        <div data-testid="dry-run-budget">
          <p className={budget.missing === '0' ? '' : 'hand'}>
            {say('budgetDoes', {
              budget: money(budget.budget),
              wanted: money(budget.wanted),
              granted: money(budget.granted),
              missing: money(budget.missing),
            })}
          </p>
          <p>
            {say('budgetWho', { whole: budget.whole, part: budget.part, nothing: budget.nothing })}
            {budget.missing !== '0' && <span className="quiet"> {say(budget.share)}</span>}
          </p>
        </div>
      )}
      {than && <Comparison than={than} />}
      <Overlap run={run} />
      {parts.map((part) => (
        <Parts key={part.field} part={part} />
      ))}
    </>
  );
}

function Figures({ rows, testid }: { rows: readonly [string, number, string | null][]; testid: string }) {
  const say = usePolicies();
  return (
    <table className="list dry-run-table" data-testid={testid}>
      <thead>
        <tr>
          <th scope="col">{say('part')}</th>
          <th scope="col" className="number">
            {say('firms')}
          </th>
          <th scope="col" className="number">
            {say('money')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([title, subjects, amount]) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            <td className="number named" data-title={say('firms')}>
              {subjects.toLocaleString('en')}
            </td>
            <td className="number named" data-title={say('money')}>
              {amount === null ? '—' : money(amount)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Comparison({ than }: { than: NonNullable<WireDryRun['than']> }) {
  const say = usePolicies();
  const { policy, eligible, amount, gained, lost, more, less, same } = than;
  return (
    <section aria-labelledby="compared">
      <h2 id="compared">{say('comparison', { title: `${policy.title} ${policy.id}` })}</h2>
      <Figures
        testid="dry-run-than"
        rows={[
          [say('other'), eligible, amount],
          [say('gained'), gained.subjects, gained.amount],
          [say('lost'), lost.subjects, lost.amount],
          [say('more'), more.subjects, more.amount],
          [say('less'), less.subjects, less.amount],
          [say('sameAmount'), same, null],
        ]}
      />
    </section>
  );
}

function Overlap({ run: { awarded, beside } }: { run: WireDryRun }) {
  const say = usePolicies();
  return (
    <section aria-labelledby="overlap">
      <h2 id="overlap">{say('overlap')}</h2>
      <Figures
        testid="dry-run-overlap"
        rows={(['again', 'group', 'any'] as const).map((of) => [
          say(of),
          awarded[of].subjects,
          awarded[of].amount,
        ])}
      />
      {beside.map(({ policy, subjects }) => (
        <p key={policy.id}>{say('besideThem', { title: policy.title, count: subjects })}</p>
      ))}
    </section>
  );
}

const mostShown = 8;

/** By one field of the firms, the most money first; what comes after the first is folded. */
function Parts({ part: { field, title, parts } }: { part: WireDryRun['parts'][number] }) {
  const say = usePolicies();
  const { of } = useWords();
  if (parts.length === 0) return null;
  const rows = parts.map((one): [string, number, string] => [of(one.title), one.subjects, one.amount]);
  return (
    <section aria-label={of(title)} data-part={field}>
      <h2>{of(title)}</h2>
      <Figures testid={`dry-run-by-${field}`} rows={rows.slice(0, mostShown)} />
      {rows.length > mostShown && (
        <details>
          <summary>{say('moreParts', { count: rows.length - mostShown })}</summary>
          <Figures testid={`dry-run-by-${field}-more`} rows={rows.slice(mostShown)} />
        </details>
      )}
    </section>
  );
}
