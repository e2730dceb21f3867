import type { WirePublications } from '@taizhang/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { client } from '../data.ts';
import { DayField } from '../design/day-field.tsx';
import { Whole } from '../design/whole.tsx';
import { useTextsOf, useWords } from '../language.ts';
import { Empty, Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { ReferenceInput } from '../work/reference-input.tsx';
import { askPublication } from './publication-data.ts';
import { publicationTexts } from './publication-texts.ts';
import './publication.css';
import { Person } from '../shell/person.tsx';

const route = getRouteApi('/registers/$register/publications');

/** What a register publishes: the lists that were published, and a new one. */
export function PublicationsPage(): ReactNode {
  const { register } = route.useParams();
  const say = useTextsOf(publicationTexts);
  const { of } = useWords();
  const { data, error, refetch } = useQuery(askPublication.ofRegister(register));
  usePageTitle(data && say('officialTitle', { register: of(data.register.title) }));
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <div className="sheet">
      <p className="path quiet">
        <Link to="/registers/$register" params={{ register }}>
          {of(data.register.title)}
        </Link>
      </p>
      <h1>{say('officialTitle', { register: of(data.register.title) })}</h1>
      {data.publications.length === 0 && <Empty>{say('noPublications')}</Empty>}
      {data.mayPublish &&
        data.publications.map((one) => (
          <Publish key={one.id} register={register} today={data.today} publication={one} />
        ))}
      {data.publications.length > 0 && <Made data={data} />}
    </div>
  );
}

interface PublishProps {
  readonly register: string;
  readonly today: string;
  readonly publication: WirePublications['publications'][number];
}

function Publish({ register, today, publication }: PublishProps): ReactNode {
  const say = useTextsOf(publicationTexts);
  const { of } = useWords();
  const [subject, setSubject] = useState('');
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(today);
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: () => client.publish(register, publication.id, { subject: subject.trim(), from, to }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['publications', register] }),
  });
  const listed = (labels: readonly { zh: string; en: string }[]) =>
    labels.map((label) => of(label)).join(of({ zh: '、', en: ', ' }));
  const subjectField = `${publication.id}-subject`;
  return (
    <form
      className="publish"
      onSubmit={(event) => {
        event.preventDefault();
        sending.mutate();
      }}
    >
      <h2>{of(publication.title)}</h2>
      <p>{say('shows', { columns: listed(publication.columns), stages: listed(publication.stages) })}</p>
      <p className="quiet">{say('warning')}</p>
      <div className="publish-fields">
        <div>
          <label htmlFor={subjectField}>{of(publication.by.title)}</label>
          <ReferenceInput
            id={subjectField}
            required
            register={publication.by.id}
            value={subject}
            set={setSubject}
          />
        </div>
        <DayField label={say('from')} required value={from} choose={setFrom} />
        <DayField label={say('to')} required value={to} min={from} choose={setTo} />
        <Button htmlType="submit" disabled={sending.isPending}>
          {say('publish')}
        </Button>
      </div>
      {sending.error && <Failed error={sending.error} />}
      {sending.data && <p role="status">{say('done', { rows: sending.data.rows })}</p>}
    </form>
  );
}

function Made({ data }: { data: WirePublications }): ReactNode {
  const say = useTextsOf(publicationTexts);
  const { of } = useWords();
  if (data.lists.length === 0) return <Empty>{say('noneMade')}</Empty>;
  return (
    <table className="list">
      <thead>
        <tr>
          <th scope="col">{say('listColumn')}</th>
          <th scope="col">{say('periodColumn')}</th>
          <th scope="col">{say('stateColumn')}</th>
          <th scope="col">{say('publishedBy')}</th>
        </tr>
      </thead>
      <tbody>
        {data.lists.map((list) => (
          <tr key={list.id}>
            <th scope="row">
              {list.state === 'public' ? (
                <Link
                  to="/public/lists/$list"
                  params={{ list: list.id }}
                >{`${of(list.title)} ${list.of}`}</Link>
              ) : (
                `${of(list.title)} ${list.of}`
              )}
            </th>
            <td data-title={say('periodColumn')}>
              <span>
                <Whole>{say('days', { from: list.from, to: list.to })}</Whole>
              </span>
            </td>
            <td data-title={say('stateColumn')}>
              <div>
                {say(list.state)}
                {data.mayPublish && (list.state === 'public' || list.state === 'coming') && (
                  <End register={data.register.id} list={list.id} />
                )}
              </div>
            </td>
            <td data-title={say('publishedBy')}>
              <Person id={list.publishedBy} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function End({ register, list }: { register: string; list: string }): ReactNode {
  const say = useTextsOf(publicationTexts);
  const [reason, setReason] = useState('');
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: () => client.endList(list, reason),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['publications', register] }),
  });
  return (
    <details>
      <summary>{say('end')}</summary>
      <div className="publish-fields">
        <div>
          <label htmlFor={`end-${list}`}>{say('reason')}</label>
          <input id={`end-${list}`} value={reason} onChange={(event) => setReason(event.target.value)} />
        </div>
        <Button disabled={sending.isPending || reason.trim() === ''} onClick={() => sending.mutate()}>
          {say('end')}
        </Button>
      </div>
      {sending.error && <Failed error={sending.error} />}
    </details>
  );
}
