import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ask } from '../data.ts';
import { PrintButton } from '../design/print-button.tsx';
import { useTextsOf, useWords } from '../language.ts';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { askComputation } from './computation-data.ts';
import { ComputationTable, ComputedBy } from './computation-table.tsx';
import { computationTexts } from './computation-texts.ts';
import './computation.css';

const route = getRouteApi('/records/$register/$id/statement/$computation');

/** One page for whom an amount is about: what it is due, by which clause, with the arithmetic. */
export function StatementPage(): ReactNode {
  const { register, id, computation } = route.useParams();
  const say = useTextsOf(computationTexts);
  const { of } = useWords();
  const { data: record, error: recordError } = useQuery(ask.record(register, id, 1, 'newest'));
  const { data, error, refetch } = useQuery(askComputation.ofRecord(register, id));
  const computed = data?.computations.find((one) => one.id === computation);
  usePageTitle(computed && say('statementTitle', { title: of(computed.title) }));
  if (error ?? recordError) return <Failed error={(error ?? recordError) as Error} retry={refetch} />;
  if (!computed || !record) return <Loading />;
  const owner = record.fields.filter(({ kind }) => kind === 'personal');
  return (
    <div className="sheet statement-page">
      <h1>{say('statementTitle', { title: of(computed.title) })}</h1>
      <dl className="facts">
        <div>
          <dt>{of(record.register.title)}</dt>
          <dd>{`${record.title} ${record.id}`}</dd>
        </div>
        {owner.slice(0, 1).map((field) => (
          <div key={field.id}>
            <dt>{of(field.title)}</dt>
            <dd>{of(field.shown)}</dd>
          </div>
        ))}
      </dl>
      <ComputedBy computed={computed} />
      <ComputationTable computed={computed} all={false} />
      {computed.note && <p className="quiet">{of(computed.note)}</p>}
      <p className="statement-signatures">
        <span>{say('signed')}</span>
        <span>{say('clerk')}</span>
      </p>
      <p className="record-foot">
        <PrintButton />{' '}
        <Link to="/records/$register/$id" params={{ register, id }}>
          {say('back')}
        </Link>
      </p>
    </div>
  );
}
