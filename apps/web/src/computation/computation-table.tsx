import type { WireRecordComputations } from '@taizhang/contract';
import type { ReactNode } from 'react';
import { grouped } from '../grouped.ts';
import { useTextsOf, useWords } from '../language.ts';
import { computationTexts } from './computation-texts.ts';

export type Computed = WireRecordComputations['computations'][number];

/** Money to the last fen, as statements are written. */
const money = (amount: string): string => {
  const [whole = '0', part = ''] = amount.split('.');
  return grouped(`${whole}.${part.padEnd(2, '0')}`);
};

/** An amount line by line: the clause, the numbers filled in, and what comes out. */
export function ComputationTable({ computed, all }: { computed: Computed; all: boolean }): ReactNode {
  const say = useTextsOf(computationTexts);
  const { of } = useWords();
  const shown = computed.lines.filter(({ state }) => all || state !== 'not-due');
  return (
    <table className="list computation" data-testid="computation-lines">
      <thead>
        <tr>
          <th scope="col">{say('lineColumn')}</th>
          <th scope="col">{say('arithmeticColumn')}</th>
          <th scope="col" className="number">
            {say('amountColumn')}
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map((line) => (
          <tr key={line.id} className={line.state === 'not-due' ? 'quiet' : undefined}>
            <th scope="row">{of(line.title)}</th>
            <td>
              <span className="clause">{of(line.clause)}</span>
              <Arithmetic line={line} />
            </td>
            <td className="number whole">
              {line.state === 'due'
                ? money(line.amount ?? '0')
                : say(line.state === 'unknown' ? 'unknown' : 'notDue')}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {say('sum')}
          </th>
          <td className="number whole" data-testid="computation-sum">
            {computed.amount === null ? say('unknown') : money(computed.amount)}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function Arithmetic({ line }: { line: Computed['lines'][number] }): ReactNode {
  const say = useTextsOf(computationTexts);
  const { of } = useWords();
  if (line.state === 'not-due')
    return line.condition && <span>{say('condition', { condition: of(line.condition) })}</span>;
  return (
    <>
      {line.arithmetic && <span className="arithmetic">{of(line.arithmetic)}</span>}
      {line.missing.length > 0 && (
        <span className="needs-hand">
          {say('missing', {
            list: listed(
              line.missing.map(({ title }) => of(title)),
              of,
            ),
          })}
        </span>
      )}
    </>
  );
}

const listed = (titles: readonly string[], of: (label: { zh: string; en: string }) => string): string =>
  titles.join(of({ zh: '、', en: ', ' }));

/** By which version it was computed, and what is missing for a sum. */
export function ComputedBy({ computed }: { computed: Computed }): ReactNode {
  const say = useTextsOf(computationTexts);
  const { of } = useWords();
  const { version, day, missing, register } = computed;
  return (
    <>
      {register && (
        <p>
          {version
            ? say('byVersion', { title: version.title, from: version.from ?? '', day })
            : say('noVersion', { day })}
        </p>
      )}
      {version && !version.inForce && <p className="needs-hand">{say('notInForce')}</p>}
      {missing.length > 0 && (
        <p className="needs-hand" data-testid="computation-missing">
          {say('missingAll', {
            list: listed(
              missing.map(({ title }) => of(title)),
              of,
            ),
          })}
        </p>
      )}
      <Agreed computed={computed} />
    </>
  );
}

function Agreed({ computed: { agreed, difference, reason } }: { computed: Computed }): ReactNode {
  const say = useTextsOf(computationTexts);
  if (agreed === null) return null;
  const none = difference === null || /^-?0(\.0*)?$/.test(difference);
  return (
    <p data-testid="computation-agreed">
      {say('agreed', { amount: money(agreed) })}
      {'，'}
      {difference !== null && none && say('agrees')}
      {difference !== null &&
        !none &&
        say('differs', {
          sign: say(difference.startsWith('-') ? 'less' : 'more'),
          difference: money(difference.replace('-', '')),
        })}
      {!none && (reason === null ? say('noReason') : say('reason', { reason }))}
    </p>
  );
}
