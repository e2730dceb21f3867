import { CallError, type WireApplication, type WireRefusal } from '@taizhang/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { client } from '../data.ts';
import { dot } from '../format.ts';
import { AskedField, type Typed } from '../granting/asked-field.tsx';
import { InTheWay, Verdict, Why } from '../granting/judged.tsx';
import { useTextsOf, useWords } from '../language.ts';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { awardTexts } from './award-texts.ts';
import { Sending } from './sending-application.tsx';
import '../granting/granting.css';
import '../work/work.css';

const route = getRouteApi('/records/$register/$id/apply/$policy');

type Given = Readonly<Record<string, Typed>>;

/** An application: everything that is known is filled in, and only what is not is asked. */
export function ApplicationPage(): ReactNode {
  const { register, id, policy } = route.useParams();
  const say = useTextsOf(awardTexts);
  const [given, setGiven] = useState<Given>({});
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ['application', register, id, policy, given],
    queryFn: () => client.application(register, id, policy, given),
    placeholderData: keepPreviousData,
  });
  const last = useRef<WireApplication>(undefined);
  if (data) last.current = data;
  usePageTitle(last.current?.policy.title);
  const back = (
    <Link to="/records/$register/$id/profile" params={{ register, id }}>
      {say('backToFirm')}
    </Link>
  );
  const refusal = error instanceof CallError ? error.refusal : null;
  // What is wrong with one answer stands at its field; the page stays.
  const atField = refusal?.field?.startsWith('given.') ? refusal : null;
  if (error && !(atField && last.current))
    return (
      <Failed error={error} retry={refetch}>
        {back}
      </Failed>
    );
  const application = data ?? last.current;
  if (!application) return <Loading />;
  return (
    <Application
      application={application}
      waiting={isPlaceholderData || atField !== null}
      wrong={atField}
      given={given}
      write={(field, value) => setGiven({ ...given, [field]: value })}
      back={back}
    />
  );
}

interface ApplicationProps {
  readonly application: WireApplication;
  /** Whether what is shown is not yet of what is typed. */
  readonly waiting: boolean;
  readonly wrong: WireRefusal | null;
  readonly given: Given;
  readonly back: ReactNode;
  write(field: string, value: Typed): void;
}

function Application({ application, waiting, wrong, given, back, write }: ApplicationProps) {
  const say = useTextsOf(awardTexts);
  const { of } = useWords();
  const { subject, owner, policy, judged, questions, taken } = application;
  return (
    <div className="sheet granting" data-testid="application">
      <p className="path quiet">{back}</p>
      <h1>{say('applyFor', { policy: policy.title })}</h1>
      <p className="quiet">
        {subject.title}
        {dot}
        <code>{subject.id}</code>
        {owner && `${dot}${owner.title}`}
      </p>
      <div aria-live="polite">
        <Verdict judged={judged} />
        <InTheWay judged={judged} />
      </div>
      <Why judged={judged} />
      {taken ? (
        <p className="needs-hand">
          {say('takenAlready')}{' '}
          <Link to="/records/$register/$id" params={{ register: taken.register, id: taken.id }}>
            {taken.id}
          </Link>{' '}
          {of(taken.stage)}
        </p>
      ) : (
        <>
          {questions.length > 0 && (
            <section aria-labelledby="asked">
              <h2 id="asked">{say('onlyAsked')}</h2>
              <p className="quiet">{say('onlyAskedHelp')}</p>
              <div className="asked-fields">
                {questions.map((question) => (
                  <AskedField
                    key={question.id}
                    question={question}
                    value={given[question.id] ?? ''}
                    error={wrong?.field === `given.${question.id}` ? of(wrong.message) : undefined}
                    write={(value) => write(question.id, value)}
                  />
                ))}
              </div>
            </section>
          )}
          <Sending application={application} waiting={waiting} />
        </>
      )}
    </div>
  );
}
