import type { WireRecordRepayments } from '@taizhang/contract';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { client } from '../data.ts';
import { grouped } from '../grouped.ts';
import { useTextsOf, useWords } from '../language.ts';
import { Failed } from '../shell/states.tsx';
import { repaymentTexts } from './repayment-texts.ts';

const askRepayments = (register: string, id: string) =>
  queryOptions({
    queryKey: ['work', register, id, 'repayments'],
    queryFn: () => client.recordRepayments(register, id),
  });

type OfRecord = WireRecordRepayments['repayments'][number];

/** How a record is paid back; nothing where its register declares no repayment, or not in its stage. */
export function RecordRepayments({ register, id }: { register: string; id: string }): ReactNode {
  const { data, error, refetch } = useQuery(askRepayments(register, id));
  if (error) return <Failed error={error} retry={refetch} />;
  return data?.repayments.map((repayment) => <One key={repayment.id} repayment={repayment} />);
}

function One({ repayment }: { repayment: OfRecord }): ReactNode {
  const say = useTextsOf(repaymentTexts);
  const { of } = useWords();
  const { title, note, terms, missing } = repayment;
  return (
    <section data-testid="record-repayment">
      <h2>{of(title)}</h2>
      {missing.length > 0 && (
        <p className="quiet">
          {say('missing', {
            list: missing.map((one) => of(one.title)).join(of({ zh: '、', en: ', ' })),
          })}
        </p>
      )}
      {terms && (
        <>
          <p>
            {say('terms', {
              principal: grouped(terms.principal),
              rate: terms.rate,
              term: terms.term,
              method: of(terms.method),
              first: terms.first,
              dayCount: terms.dayCount,
            })}
          </p>
          <Instalments repayment={repayment} principal={terms.principal} />
        </>
      )}
      {note && <p className="quiet">{of(note)}</p>}
    </section>
  );
}

const columns = ['principal', 'interest', 'payment', 'remaining'] as const;

function Instalments({
  repayment: { instalments, interest },
  principal,
}: {
  repayment: OfRecord;
  principal: string;
}): ReactNode {
  const say = useTextsOf(repaymentTexts);
  return (
    <table className="list">
      <thead>
        <tr>
          <th scope="col">{say('number')}</th>
          <th scope="col">{say('due')}</th>
          {columns.map((column) => (
            <th key={column} scope="col" className="number">
              {say(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {instalments.map((one) => (
          <tr key={one.number}>
            <th scope="row">{one.number}</th>
            <td className="whole" data-title={say('due')}>
              {one.due}
            </td>
            {columns.map((column) => (
              <td key={column} className="number whole" data-title={say(column)}>
                {grouped(one[column])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {say('total')}
          </th>
          <td className="number whole" data-title={say('principal')}>
            {grouped(principal)}
          </td>
          <td className="number whole" data-title={say('interest')} data-testid="repayment-interest">
            {grouped(interest)}
          </td>
          <td colSpan={2} className="none" />
        </tr>
      </tfoot>
    </table>
  );
}
