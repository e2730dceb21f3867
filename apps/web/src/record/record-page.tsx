import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { RecordChains } from '../chain/record-chains.tsx';
import { RecordComparisons } from '../choosing/record-comparisons.tsx';
import { RecordFits } from '../choosing/record-fits.tsx';
import { RecordComputations } from '../computation/record-computations.tsx';
import { ask } from '../data.ts';
import { PrintButton } from '../design/print-button.tsx';
import { Disbursements } from '../disbursement/disbursements.tsx';
import { Answers } from '../dispatch/answers.tsx';
import { Gatherings } from '../gathering/gatherings.tsx';
import { RecordPapers } from '../gathering/papers.tsx';
import { grantingTexts } from '../granting/granting-texts.ts';
import { useTextsOf, useWordsWith } from '../language.ts';
import { RecordLights } from '../light/record-lights.tsx';
import { Judgments } from '../policies/judgments.tsx';
import { policiesTexts } from '../policies/policies-texts.ts';
import { RecordRepayments } from '../repayment/record-repayments.tsx';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { askWork } from '../work/work-data.ts';
import { workTexts } from '../work/work-texts.ts';
import { Around, Pending } from './around.tsx';
import { Deadlines } from './deadlines.tsx';
import { RecordSheet } from './record-sheet.tsx';
import { StageBar, Ways } from './stage-bar.tsx';
import { useTimelinePage } from './timeline-page.ts';
import '../work/work.css';
import './record.css';

const route = getRouteApi('/records/$register/$id');

/** A record as it stands, what can be done with it, all that happened to it, and what stands around it. */
export function RecordPage(): ReactNode {
  const { register, id } = route.useParams();
  const { done, day, known } = route.useSearch();
  const { say } = useWordsWith(workTexts);
  const granting = useTextsOf(grantingTexts);
  const policies = useTextsOf(policiesTexts);
  const paging = useTimelinePage('newest');
  const { data, error, refetch } = useQuery(ask.record(register, id, paging.page, paging.order));
  const { data: work, error: workError, refetch: askAgain } = useQuery(askWork.around(register, id));
  usePageTitle(data?.title);
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  const subject = { register, id, title: data.title };
  return (
    <div className="sheet record-page">
      {done && (
        <p className="done-notice" role="status" data-testid="done">
          {say(done === 'posted' ? 'workDonePosted' : 'workDoneSubmitted')}
        </p>
      )}
      <RecordSheet
        record={data}
        paging={paging}
        blank={work?.blank}
        mayCorrect={work?.mayCorrect}
        files={work?.attachments}
        above={
          <>
            {work && <StageBar stages={work.stages} />}
            {work && <Deadlines due={work.due} />}
            {work?.card && (
              <p>
                <Link to="/records/$register/$id/card" params={{ register, id }}>
                  {say('workCard')}
                </Link>
              </p>
            )}
            {work?.isPolicy && (
              <p>
                <Link to="/policies/$policy" params={{ policy: id }}>
                  {policies('toPage')}
                </Link>
              </p>
            )}
            {work?.profile && (
              <p>
                <Link to="/records/$register/$id/profile" params={{ register, id }}>
                  {granting('toProfile')}
                </Link>
              </p>
            )}
            {work?.receipt && (
              <p>
                <Link to="/records/$register/$id/receipt" params={{ register, id }}>
                  {granting('toReceipt')}
                </Link>
              </p>
            )}
            {work && <RecordPapers register={register} id={id} />}
            {work && <Ways register={register} id={id} ways={work.ways} />}
            {work && <Pending {...subject} work={work} />}
            <RecordLights register={register} id={id} />
          </>
        }
        below={
          <>
            {workError && <Failed error={workError} retry={askAgain} />}
            <Answers key={`answers ${day}`} {...{ register, id, day }} />
            <RecordComputations register={register} id={id} />
            <RecordRepayments register={register} id={id} />
            {work?.choosing && (
              <>
                <RecordComparisons register={register} id={id} />
                <RecordFits register={register} id={id} />
              </>
            )}
            {work?.isAward && <Judgments register={register} id={id} />}
            {work && <Gatherings register={register} id={id} />}
            {work && <Disbursements register={register} id={id} />}
            <RecordChains key={`chains ${day} ${known}`} {...{ register, id, day, known }} />
            {work && <Around {...subject} work={work} />}
          </>
        }
      />
      <p className="record-foot">
        <PrintButton />
      </p>
    </div>
  );
}
