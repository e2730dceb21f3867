import type { WireCondition, WireForm } from '@taizhang/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { client } from '../data.ts';
import { LightShape } from '../design/light.tsx';
import { useTextsOf, useWords } from '../language.ts';
import { conditionTexts } from './condition-texts.ts';
import { FileInput } from './evidence.tsx';
import { type Begun, postingOf } from './typed.ts';
import './conditions.css';

const restMs = 500;

interface ConditionsProps {
  readonly form: WireForm;
  readonly begun: Begun;
  readonly record: string;
  readonly evidence: readonly string[];
  readonly files: ReadonlyMap<string, string>;
  change(evidence: readonly string[]): void;
}

/** What must be there for a transition: what is met and what is missing, and how to get there. */
export function Conditions({ form, begun, record, evidence, files, change }: ConditionsProps) {
  const say = useTextsOf(conditionTexts);
  const conditions = useJudged(form, begun);
  const met = conditions.filter((one) => one.met).length;
  return (
    <section className="conditions" aria-label={say('title')} data-testid="conditions">
      <h2>
        {say('title')}{' '}
        <span className="quiet count" role="status">
          {say('metOf', { met, all: conditions.length })}
        </span>
      </h2>
      <ul>
        {conditions.map((condition) => (
          <Condition key={condition.id} {...{ condition, form, record, evidence, files, change }} />
        ))}
      </ul>
    </section>
  );
}

/** The conditions as the server judges them of what is typed, a moment after it was typed. */
function useJudged(form: WireForm, begun: Begun): readonly WireCondition[] {
  const posting = postingOf(form, begun);
  const said = JSON.stringify(posting);
  const [rested, rest] = useState(said);
  useEffect(() => {
    const timer = setTimeout(() => rest(said), restMs);
    return () => clearTimeout(timer);
  }, [said]);
  const { data } = useQuery({
    queryKey: ['conditions', form.form, rested],
    queryFn: () => client.preview(JSON.parse(rested)),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });
  return data?.conditions ?? form.conditions;
}

function Condition({
  condition: { title, explained, document, how, met },
  form,
  record,
  evidence,
  files,
  change,
}: Omit<ConditionsProps, 'begun'> & { readonly condition: WireCondition }) {
  const say = useTextsOf(conditionTexts);
  const { of } = useWords();
  const own = document && evidence.find((item) => item.startsWith(`${document.id}:`));
  const name = own?.slice(own.indexOf(':') + 1);
  const standing = met ? 'pace' : 'missed';
  const asked = [explained && of(explained), document && of(document.title)].filter(Boolean);
  return (
    <li className={met ? 'is-met' : 'is-missing'}>
      <span className={`light light-${standing}`}>
        <LightShape standing={standing} />
        {say(met ? 'met' : 'missing')}
      </span>
      <div>
        <b>{of(title)}</b>{' '}
        {asked.length > 0 && <span className="quiet">{say('asks', { what: asked.join(say('and')) })}</span>}
        {!met && <p className="conditions-how">{of(how)}</p>}
        {document && own && (
          <p>
            {of(document.title)}：{(name && files.get(name)) ?? name}{' '}
            <button
              type="button"
              className="plain"
              aria-label={say('remove', { name: of(document.title) })}
              onClick={() => change(evidence.filter((item) => item !== own))}
            >
              ×
            </button>
          </p>
        )}
        {document && !own && (
          <Document
            {...{ form, record }}
            document={document}
            add={(given) => change([...evidence, `${document.id}:${given}`])}
          />
        )}
      </div>
    </li>
  );
}

interface DocumentProps {
  readonly form: WireForm;
  readonly record: string;
  readonly document: NonNullable<WireCondition['document']>;
  add(name: string): void;
}

/** A document of the kind that is asked for: a file, or the number of a paper that is kept elsewhere. */
function Document({ form, record, document, add }: DocumentProps) {
  const say = useTextsOf(conditionTexts);
  const { of } = useWords();
  const [paper, setPaper] = useState('');
  const keep = () => {
    if (paper.trim() !== '') add(paper.trim());
    setPaper('');
  };
  return (
    <div className="conditions-document">
      <FileInput
        register={form.register.id}
        record={record}
        label={say('addFile', { document: of(document.title) })}
        document={document.id}
        added={({ id }) => add(id)}
      />
      <input
        type="text"
        aria-label={say('paper', { document: of(document.title) })}
        placeholder={say('paper', { document: of(document.title) })}
        maxLength={200}
        value={paper}
        onChange={({ target }) => setPaper(target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          keep();
        }}
      />
    </div>
  );
}
