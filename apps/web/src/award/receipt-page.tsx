import type { WireReceipt } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { client } from '../data.ts';
import { PrintButton } from '../design/print-button.tsx';
import { money } from '../granting/money.ts';
import { useTextsOf, useWords } from '../language.ts';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { awardTexts } from './award-texts.ts';
import './award.css';

const route = getRouteApi('/records/$register/$id/receipt');

/** What shows whoever was paid that he was, on one page of paper. */
export function ReceiptPage(): ReactNode {
  const { register, id } = route.useParams();
  const say = useTextsOf(awardTexts);
  const { data, error, refetch } = useQuery({
    queryKey: ['receipt', register, id],
    queryFn: () => client.receipt(register, id),
  });
  usePageTitle(data && say('receipt'));
  const back = (
    <Link to="/records/$register/$id" params={{ register, id }}>
      {say('back')}
    </Link>
  );
  if (error)
    return (
      <Failed error={error} retry={refetch}>
        {back}
      </Failed>
    );
  if (!data) return <Loading />;
  return (
    <div className="sheet receipt-page" data-testid="receipt">
      <h1>{say('receipt')}</h1>
      <p className="receipt-number">
        {say('number')} <strong>{data.id}</strong>
      </p>
      <About receipt={data} />
      <Payments receipt={data} />
      <p className="quiet">{say('asOf', { day: data.day })}</p>
      <p className="receipt-signatures">
        <span>{say('seal')}</span>
        <span>{say('taken')}</span>
      </p>
      <p className="record-foot">
        <PrintButton /> {back}
      </p>
    </div>
  );
}

function About({ receipt }: { receipt: WireReceipt }) {
  const say = useTextsOf(awardTexts);
  const { of } = useWords();
  const rows = [
    ['payee', receipt.subject.title],
    ['code', receipt.subject.id],
    ['account', receipt.account],
    ['matter', receipt.title],
    ['policy', receipt.policy],
    ['year', receipt.year],
    ['decision', receipt.decision],
    ['payer', of(receipt.keeper)],
  ] as const;
  return (
    <dl className="facts">
      {rows.map(([name, value]) =>
        value === null || value === '' ? null : (
          <div key={name}>
            <dt>{say(name)}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

function Payments({ receipt: { lines, paid, capitals } }: { receipt: WireReceipt }) {
  const say = useTextsOf(awardTexts);
  return (
    <>
      <table className="list receipt-lines">
        <thead>
          <tr>
            <th scope="col">{say('day')}</th>
            <th scope="col">{say('batch')}</th>
            <th scope="col">{say('voucher')}</th>
            <th scope="col" className="number">
              {say('amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.on} ${line.voucher} ${line.amount}`}>
              <td className="whole" data-title={say('day')}>
                {line.on}
              </td>
              <td data-title={say('batch')}>{line.batch ?? '—'}</td>
              <td data-title={say('voucher')}>
                {line.amount.startsWith('-') ? say('returned') : (line.voucher ?? '—')}
              </td>
              <td className="number whole" data-title={say('amount')}>
                {money(line.amount)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="facts receipt-totals">
        <div>
          <dt>{say('total')}</dt>
          <dd data-testid="receipt-paid">{say('yuan', { amount: money(paid) })}</dd>
        </div>
        <div>
          <dt>{say('capitals')}</dt>
          <dd className="receipt-capitals" data-testid="receipt-capitals" lang="zh">
            {capitals}
          </dd>
        </div>
      </dl>
    </>
  );
}
