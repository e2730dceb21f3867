import type { WireForm } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ask } from '../data.ts';
import { dot } from '../format.ts';
import { useWordsWith } from '../language.ts';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import type { Outcome } from './use-sending.ts';
import { askWork } from './work-data.ts';
import { WorkForm } from './work-form.tsx';
import { workTexts } from './work-texts.ts';
import './work.css';

const entryRoute = getRouteApi('/records/$register/$id/do/$transition');
const openingRoute = getRouteApi('/registers/$register/open/$transition');
const correctionRoute = getRouteApi('/movements/$seq/correct');

/** Something is done with a record. */
export function EntryPage(): ReactNode {
  const { register, id, transition } = entryRoute.useParams();
  const { given } = entryRoute.useSearch();
  return <Loaded form={useQuery(askWork.form(register, transition, id))} given={given} />;
}

/** A record is opened. */
export function OpeningPage(): ReactNode {
  const { register, transition } = openingRoute.useParams();
  const { given } = openingRoute.useSearch();
  const form = useQuery(askWork.form(register, transition, undefined));
  const filled = (known: WireForm | undefined) => known && given && filledIn(known, given);
  const refetch = async () => {
    const { data } = await form.refetch();
    return { data: filled(data) ?? data };
  };
  return <Loaded form={{ data: filled(form.data) ?? form.data, error: form.error, refetch }} />;
}

/** A form with what was known where it was asked for. */
const filledIn = (form: WireForm, given: Readonly<Record<string, string>>): WireForm => ({
  ...form,
  fields: form.fields.map((field) =>
    field.part === 'set' && Object.hasOwn(given, field.id)
      ? { ...field, value: given[field.id] ?? null }
      : field,
  ),
});

/** A movement is corrected. */
export function CorrectionPage(): ReactNode {
  const { seq } = correctionRoute.useParams();
  return <Loaded form={useQuery(askWork.correctionForm(Number(seq)))} />;
}

interface LoadedProps {
  /** What is proposed where the form was asked for, by the names of fields and measures: as if it had been typed. */
  readonly given?: Readonly<Record<string, string>> | undefined;
  readonly form: {
    data?: WireForm | undefined;
    error: unknown;
    refetch(): Promise<{ data?: WireForm | undefined }>;
  };
}

function Loaded({ form: { data, error, refetch }, given }: LoadedProps) {
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  // Each time it is asked for, the form of a new record proposes another id.
  const key = data.opens && !data.corrects ? `${data.register.id} ${data.transition.id}` : data.form;
  return <FormSheet key={key} form={data} given={given} refresh={async () => (await refetch()).data} />;
}

interface FormSheetProps {
  readonly form: WireForm;
  readonly given: LoadedProps['given'];
  refresh(): Promise<WireForm | undefined>;
}

function FormSheet({ form, given, refresh }: FormSheetProps) {
  const { say, of } = useWordsWith(workTexts);
  const navigate = useNavigate();
  const register = form.register.id;
  const existing = form.title !== null;
  const own = useQuery(ask.ownAccount());
  const drafts = useQuery(askWork.drafts(register, undefined));
  const around = useQuery({ ...askWork.around(register, form.record), enabled: existing });
  const title = form.corrects ? say('workCorrecting', { seq: form.corrects.seq }) : of(form.transition.title);
  usePageTitle(title);
  const done = (outcome: Outcome, record: string) => {
    // Of a new record that waits for its reviewer there is nothing to look at yet.
    if (outcome === 'submitted' && !existing) void navigate({ to: '/reviews', search: { side: 'mine' } });
    else
      void navigate({
        to: '/records/$register/$id',
        params: { register, id: record },
        search: { done: outcome },
      });
  };
  if (drafts.error) return <Failed error={drafts.error} retry={drafts.refetch} />;
  if (own.error) return <Failed error={own.error} retry={own.refetch} />;
  if (!own.data || !drafts.data || (existing && around.isPending)) return <Loading />;
  const files = new Map((around.data?.attachments ?? []).map(({ id, name }) => [id, name]));
  return (
    <div className="sheet work-sheet">
      <p className="path quiet">
        {of(form.register.title)}
        {existing && (
          <>
            {dot}
            <Link to="/records/$register/$id" params={{ register, id: form.record }}>
              {form.title}
            </Link>
          </>
        )}
      </p>
      <h1>{title}</h1>
      {form.stageTo && form.stage?.id !== form.stageTo.id && !form.corrects && (
        <p className="quiet">
          {form.stage ? `${of(form.stage.title)} → ` : '→ '}
          {of(form.stageTo.title)}
        </p>
      )}
      <WorkForm
        form={form}
        drafts={drafts.data.drafts}
        files={files}
        account={own.data.id}
        given={given}
        done={done}
        refresh={refresh}
      />
    </div>
  );
}
