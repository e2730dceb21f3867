import { CallError, type WireSubmissionDetail } from '@taizhang/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { client } from '../data.ts';
import { dot } from '../format.ts';
import { useWordsWith } from '../language.ts';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { useMoments } from '../shell/time-zone.ts';
import { Files } from './files.tsx';
import { Row } from './form-fields.tsx';
import { Planned } from './planned.tsx';
import { begunAgain } from './resubmit.ts';
import { State } from './reviews-page.tsx';
import { askWork } from './work-data.ts';
import { workTexts } from './work-texts.ts';
import './work.css';
import { Person } from '../shell/person.tsx';
import { Submitted } from './submitted.tsx';

const route = getRouteApi('/reviews/$submission');

/** One submission: what it would do, what was said of it, and the decision. */
export function SubmissionPage(): ReactNode {
  const { submission } = route.useParams();
  const { say, of } = useWordsWith(workTexts);
  const { data, error, refetch } = useQuery(askWork.submission(submission));
  usePageTitle(data && of(data.transition.title));
  if (error)
    return (
      <Failed error={error} retry={refetch}>
        <Link to="/reviews">{say('reviews')}</Link>
      </Failed>
    );
  if (!data) return <Loading />;
  return (
    <div className="sheet work-sheet">
      <Head submission={data} />
      <Content submission={data} />
      <Decide submission={data} />
      <Events submission={data} />
    </div>
  );
}

function Head({ submission: one }: { submission: WireSubmissionDetail }) {
  const { say, of } = useWordsWith(workTexts);
  return (
    <>
      <p className="path quiet">
        <Link to="/reviews" search={{ side: one.own ? 'mine' : 'review' }}>
          {say('reviews')}
        </Link>
        {dot}
        {of(one.register.title)}
      </p>
      <h1>
        {one.corrects === null ? of(one.transition.title) : say('workCorrecting', { seq: one.corrects })}{' '}
        <State state={one.state} />
      </h1>
      <p>
        {one.title === null ? (
          <b>{`${say('reviewOpening')} ${one.record}`}</b>
        ) : (
          <Link to="/records/$register/$id" params={{ register: one.register.id, id: one.record }}>
            {one.title}
          </Link>
        )}
        <span className="quiet">
          {one.unit && `${dot}${of(one.unit.title)}`}
          {one.street && `${dot}${of(one.street.title)}`}
          {one.occurredOn && `${dot}${one.occurredOn}`}
          {dot}
          <Submitted submission={one} />
        </span>
      </p>
    </>
  );
}

function Content({ submission: one }: { submission: WireSubmissionDetail }) {
  const { say, of } = useWordsWith(workTexts);
  const papers = one.evidence.filter((item) => !one.attachments.some(({ id }) => id === item));
  const between = of({ zh: '、', en: ', ' });
  return (
    <>
      {one.reason && (
        <p>
          <span className="quiet">{say('reason')}</span> {one.reason}
        </p>
      )}
      {one.planned && one.planned.faults.length > 0 && (
        <div className="form-troubles hand" role="alert">
          <p>{say('reviewImpossible')}</p>
          {one.planned.faults.map((fault) => (
            <p key={`${fault.code} ${fault.field}`}>{of(fault.message)}</p>
          ))}
        </div>
      )}
      {one.planned && one.planned.faults.length === 0 && <Planned planned={one.planned} />}
      {one.personal.length > 0 && (
        <p className="quiet">{say('reviewPersonal', { fields: one.personal.map(of).join(between) })}</p>
      )}
      {one.evidence.length > 0 && (
        <section>
          <h2>{say('workEvidence')}</h2>
          {papers.length > 0 && <p>{papers.join(between)}</p>}
          <Files files={one.attachments} />
        </section>
      )}
    </>
  );
}

type Kind = 'approved' | 'returned' | 'withdrawn';

function Decide({ submission: one }: { submission: WireSubmissionDetail }) {
  const { say, of } = useWordsWith(workTexts);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [note, setNote] = useState('');
  const [state, setState] = useState<{ busy: boolean; fault?: string; field?: string }>({ busy: false });
  const underWay = useRef(false);
  const decide = async (decision: Kind) => {
    if (underWay.current) return;
    underWay.current = true;
    setState({ busy: true });
    try {
      await client.decide(one.id, { decision, version: one.version, note: note.trim() || null });
      await queries.invalidateQueries();
      setState({ busy: false });
    } catch (error) {
      const refusal = error instanceof CallError ? error.refusal : null;
      const fault = refusal ? of(refusal.message) : say('unreachable');
      setState({ busy: false, fault, ...(refusal?.field ? { field: refusal.field } : {}) });
      if (refusal?.code === 'submission-moved' || refusal?.status === 401) await queries.invalidateQueries();
    } finally {
      underWay.current = false;
    }
  };
  const again = async () => {
    const place = await begunAgain(one);
    void navigate(place);
  };
  const waits = one.state === 'submitted';
  const mayWithdraw = one.own && (waits || one.state === 'returned');
  if (!(one.mayReview && waits) && !mayWithdraw) return null;
  const atNote = state.field === 'note';
  return (
    <div className="decide" data-testid="decide">
      {one.mayReview && waits && (
        <Row
          label={say('reviewNote')}
          name="note"
          help={say('reviewNoteHelp')}
          fault={atNote ? state.fault : undefined}
        >
          {(props) => (
            <textarea
              {...props}
              required={false}
              rows={2}
              maxLength={2000}
              value={note}
              onChange={({ target }) => setNote(target.value)}
            />
          )}
        </Row>
      )}
      {state.fault && !atNote && (
        <p className="form-fault hand" role="alert">
          {state.fault}
        </p>
      )}
      <div className="form-actions">
        {one.mayReview && waits && (
          <>
            <Button
              type="primary"
              size="large"
              disabled={state.busy || (one.planned?.faults.length ?? 0) > 0}
              onClick={() => void decide('approved')}
              data-testid="approve"
            >
              {say('reviewApprove')}
            </Button>
            <Button
              size="large"
              disabled={state.busy}
              onClick={() => void decide('returned')}
              data-testid="return"
            >
              {say('reviewReturn')}
            </Button>
          </>
        )}
        {one.own && one.state === 'returned' && (
          <Button type="primary" size="large" disabled={state.busy} onClick={() => void again()}>
            {say('reviewRevise')}
          </Button>
        )}
        {mayWithdraw && (
          <Button size="large" disabled={state.busy} onClick={() => void decide('withdrawn')}>
            {say('reviewTakeBack')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Events({ submission: one }: { submission: WireSubmissionDetail }) {
  const { say } = useWordsWith(workTexts);
  const { written } = useMoments();
  return (
    <section>
      <h2>{say('reviewEvents')}</h2>
      <ol className="timeline">
        {one.events.map(({ number, kind, at, by, note }) => (
          <li key={number}>
            <p className="timeline-head">
              <b>{say(kind === 'submitted' ? 'reviewSubmitted' : `reviewState_${kind}`)}</b>
              <span className="quiet">
                <Person id={by} />
                {dot}
                {written(at)}
              </span>
            </p>
            {note && <p>{note}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
