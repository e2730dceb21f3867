import type { WireRecord } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ask } from '../data.ts';
import { useWords } from '../language.ts';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { Timeline } from './timeline.tsx';

const route = getRouteApi('/records/$register/$id');

/** A record as it stands, and all that happened to it. */
export function RecordPage(): ReactNode {
  const { register, id } = route.useParams();
  const { say, of } = useWords();
  const { data, error, refetch } = useQuery(ask.record(register, id));
  usePageTitle(data?.title);
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <div className="sheet">
      <p className="path quiet">
        {of(data.register.title)} · <span className="id">{data.id}</span>
      </p>
      <h1>{data.title}</h1>
      <Standing record={data} />
      {data.fields.length > 0 && (
        <section>
          <h2>{say('fields')}</h2>
          <dl className="facts">
            {data.fields.map((field) => (
              <Fact key={field.id} title={of(field.title)}>
                <FieldValue field={field} />
                {field.kind === 'personal' && <span className="quiet"> {say('personal')}</span>}
              </Fact>
            ))}
          </dl>
        </section>
      )}
      {data.measures.length > 0 && (
        <section>
          <h2>{say('measures')}</h2>
          <dl className="facts">
            {data.measures.map((measure) => (
              <Fact key={measure.id} title={of(measure.title)}>
                <span className="whole number">{of(measure.shown)}</span>
              </Fact>
            ))}
          </dl>
        </section>
      )}
      <Timeline record={data} />
    </div>
  );
}

function Standing({ record }: { record: WireRecord }) {
  const { say, of } = useWords();
  return (
    <dl className="facts facts-standing">
      <Fact title={say('stage')}>
        <b>{record.stage ? of(record.stage.title) : say('takenBack')}</b>
      </Fact>
      {record.unit && <Fact title={say('unit')}>{of(record.unit.title)}</Fact>}
      {record.street && <Fact title={say('street')}>{of(record.street.title)}</Fact>}
      <Fact title={say('keeper')}>{of(record.keeper)}</Fact>
    </dl>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function FieldValue({ field }: { field: WireRecord['fields'][number] }) {
  const { of } = useWords();
  if (!field.reference) return of(field.shown);
  return (
    <Link to="/records/$register/$id" params={field.reference}>
      {of(field.shown)}
    </Link>
  );
}
