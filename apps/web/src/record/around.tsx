import type { WireRecordWork } from '@taizhang/contract';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { dot } from '../format.ts';
import { useWordsWith } from '../language.ts';
import { isPicture, Photographs } from '../photograph/photographs.tsx';
import { useMoments } from '../shell/time-zone.ts';
import { FileInput } from '../work/evidence.tsx';
import { Files } from '../work/files.tsx';
import { Submissions } from '../work/reviews-page.tsx';
import { workTexts } from '../work/work-texts.ts';
import { PlacePlot } from './place-plot.tsx';

interface AroundProps {
  readonly register: string;
  readonly id: string;
  readonly title: string;
  readonly work: WireRecordWork;
}

/** What waits to be done about a record: submissions under way, and forms that the reader began. */
export function Pending({ register, id, work }: AroundProps) {
  const { say } = useWordsWith(workTexts);
  const { written } = useMoments();
  const ways = new Map(work.ways.map((way) => [`${register}/${id}/${way.id}`, way]));
  const drafts = work.drafts.filter(({ form }) => ways.has(form) || form.includes('/correct/'));
  return (
    <>
      {drafts.length > 0 && (
        <section className="pending">
          <h2>{say('workDrafts')}</h2>
          <ul className="plain-list">
            {drafts.map((draft) => (
              <li key={draft.form}>
                <DraftLink register={register} id={id} form={draft.form} way={ways.get(draft.form)} />{' '}
                <span className="quiet">{written(draft.savedAt)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {work.submissions.length > 0 && (
        <section className="pending">
          <h2>{say('workWaiting')}</h2>
          <Submissions submissions={work.submissions} />
        </section>
      )}
    </>
  );
}

interface DraftLinkProps {
  readonly register: string;
  readonly id: string;
  readonly form: string;
  readonly way: WireRecordWork['ways'][number] | undefined;
}

function DraftLink({ register, id, form, way }: DraftLinkProps) {
  const { say, of } = useWordsWith(workTexts);
  if (way)
    return (
      <Link to="/records/$register/$id/do/$transition" params={{ register, id, transition: way.id }}>
        {say('workContinue', { form: of(way.title) })}
      </Link>
    );
  const seq = form.split('/').at(-1) ?? '';
  return (
    <Link to="/movements/$seq/correct" params={{ seq }}>
      {say('workContinue', { form: say('workCorrecting', { seq }) })}
    </Link>
  );
}

/** Files, place and related records. */
export function Around({ register, id, title, work }: AroundProps) {
  const { say, of } = useWordsWith(workTexts);
  const queries = useQueryClient();
  // Pictures that stand by month stand there only.
  const files = work.photographs ? work.attachments.filter((file) => !isPicture(file)) : work.attachments;
  return (
    <>
      <Photographs register={register} id={id} work={work} />
      <section>
        <h2>{say('workFiles')}</h2>
        {files.length === 0 && <p className="quiet">{say('workNoFiles')}</p>}
        <Files files={files} mayWithdraw={work.mayAttach} />
        {work.mayAttach && (
          <FileInput
            register={register}
            record={id}
            label={say('workAttach')}
            added={() => void queries.invalidateQueries({ queryKey: ['work', register, id] })}
          />
        )}
      </section>
      {work.place && (
        <section>
          <h2>{say('workPlace')}</h2>
          {work.place.of && (
            <p className="quiet">
              {say('workPlacedWith', { register: of(work.place.of.register.title) })}{' '}
              <Link
                to="/records/$register/$id"
                params={{ register: work.place.of.register.id, id: work.place.of.id }}
              >
                {work.place.of.title}
              </Link>
            </p>
          )}
          <PlacePlot
            register={work.place.of?.register.id ?? register}
            title={work.place.of?.title ?? title}
            place={work.place}
            neighbours={work.neighbours}
          />
        </section>
      )}
      <Related work={work} />
    </>
  );
}

function Related({ work: { related, moreRelated } }: { work: WireRecordWork }) {
  const { say, of } = useWordsWith(workTexts);
  if (related.length === 0) return null;
  return (
    <section>
      <h2>{say('workRelated')}</h2>
      {(['to', 'from'] as const).map((way) => {
        const some = related.filter((one) => one.way === way);
        if (some.length === 0) return null;
        return (
          <div key={way}>
            <h3>{say(way === 'to' ? 'workRefersTo' : 'workReferredBy')}</h3>
            <ul className="plain-list">
              {some.map((one) => (
                <li key={`${one.register.id} ${one.id} ${one.field.en}`}>
                  <Link to="/records/$register/$id" params={{ register: one.register.id, id: one.id }}>
                    {one.title}
                  </Link>{' '}
                  <span className="quiet">
                    {of(one.register.title)}
                    {dot}
                    {of(one.field)}
                    {one.stage && `${dot}${of(one.stage.title)}`}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      {moreRelated && <p className="quiet">{say('workMoreRelated')}</p>}
    </section>
  );
}
