import { CallError, type WireGone, type WireHandedOver } from '@taizhang/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { ask } from '../data.ts';
import { DayField } from '../design/day-field.tsx';
import { dot } from '../format.ts';
import { useTextsOf, useWords } from '../language.ts';
import { newKey } from '../work/typed.ts';
import { askDispatch, dispatchClient } from './dispatch-data.ts';
import { dispatchTexts } from './dispatch-texts.ts';
import { Titled } from './rows.tsx';

interface GoneProps {
  readonly gone: readonly WireGone[];
}

/** How much is in the hands of those who have gone. */
export const inHandOf = (gone: readonly WireGone[]): number =>
  gone.reduce((n, { inHand }) => n + inHand.length, 0);

/** Those who have gone with work in hand, and the way to hand it over. */
export function Gone({ gone }: GoneProps) {
  const say = useTextsOf(dispatchTexts);
  return (
    <section>
      <h2>
        {say('gone')} <span className="quiet count">{inHandOf(gone)}</span>
      </h2>
      <GoneList gone={gone} />
    </section>
  );
}

export function GoneList({ gone }: GoneProps) {
  const say = useTextsOf(dispatchTexts);
  return (
    <>
      {gone.length === 0 && <p className="quiet">{say('nobodyGone')}</p>}
      {gone.map((one) => (
        <GoneOne key={`${one.who.register.id} ${one.who.id}`} {...one} />
      ))}
    </>
  );
}

function GoneOne({ who, inHand }: WireGone) {
  const say = useTextsOf(dispatchTexts);
  const { of } = useWords();
  return (
    <details className="gone-one" open={inHand.length <= 6}>
      <summary>
        <b>{who.title ?? who.id}</b> <span className="quiet">{who.stage && of(who.stage)}</span>{' '}
        <span className="hand">{say('goneCount', { count: inHand.length })}</span>
      </summary>
      <HandOver who={who} inHand={inHand} />
    </details>
  );
}

type InHand = WireGone['inHand'][number];

const keyOf = ({ register, id, field }: InHand): string => `${register.id} ${id} ${field.id}`;

interface HandOverProps {
  readonly who: WireGone['who'];
  readonly inHand: readonly InHand[];
}

/** Gives what is in somebody's hands to another: each thing by the rules by which it would be done alone. */
function HandOver({ who, inHand }: HandOverProps) {
  const say = useTextsOf(dispatchTexts);
  const { of } = useWords();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [result, setResult] = useState<WireHandedOver | null>(null);
  const own = inHand.filter(({ mayHandOver }) => mayHandOver);
  const chosen = own.filter((one) => !left.has(keyOf(one)));
  const titles = new Map(inHand.map(({ register, id, title }) => [`${register.id} ${id}`, title]));
  const toggle = (key: string) =>
    setLeft(left.has(key) ? new Set([...left].filter((one) => one !== key)) : new Set([...left, key]));
  return (
    <div className="hand-over">
      <ul className="plain-list in-hand">
        {inHand.map((one) => (
          <li key={keyOf(one)}>
            <input
              type="checkbox"
              disabled={!one.mayHandOver}
              checked={one.mayHandOver && !left.has(keyOf(one))}
              onChange={() => toggle(keyOf(one))}
              aria-label={one.title ?? one.id}
            />
            <span>
              <Titled record={one} stage />
              <span className="quiet">
                {`${dot}${of(one.field.title)}`}
                {!one.mayHandOver && one.unit ? `${dot}${of(one.unit.title)}` : ''}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {own.length < inHand.length && (
        <p className="quiet">{say(own.length === 0 ? 'handOverNone' : 'handOverOthers')}</p>
      )}
      {own.length > 0 && <HandOverForm who={who} chosen={chosen} done={setResult} />}
      {result && (
        <div role="status" data-testid="handed-over">
          {result.done.length > 0 && <p>{say('handedOver', { count: result.done.length })}</p>}
          {result.submitted.length > 0 && <p>{say('handedSubmitted', { count: result.submitted.length })}</p>}
          {result.refused.length > 0 && (
            <>
              <p className="hand">{say('handedRefused', { count: result.refused.length })}</p>
              <ul>
                {result.refused.map(({ item, refusal }) => (
                  <li key={`${item.register} ${item.id} ${item.field}`}>
                    <Link to="/records/$register/$id" params={item}>
                      {titles.get(`${item.register} ${item.id}`) ?? item.id}
                    </Link>{' '}
                    {of(refusal.message)}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </div>
  );
}

interface FormProps {
  readonly who: WireGone['who'];
  readonly chosen: readonly InHand[];
  done(result: WireHandedOver): void;
}

function HandOverForm({ who, chosen, done }: FormProps) {
  const say = useTextsOf(dispatchTexts);
  const { of } = useWords();
  const queries = useQueryClient();
  const { data: district } = useQuery(ask.district());
  const { data } = useQuery(askDispatch.successors(who.register.id));
  const [to, setTo] = useState('');
  const [picked, setDay] = useState<string>();
  const [reason, setReason] = useState('');
  const [key, setKey] = useState(newKey);
  const day = picked ?? district?.today ?? '';
  const send = useMutation({
    mutationFn: () =>
      dispatchClient.handOver(who.register.id, who.id, {
        key,
        to,
        occurredOn: day,
        ...(reason.trim() ? { reason: reason.trim() } : {}),
        items: chosen.map(({ register, id, field }) => ({ register: register.id, id, field: field.id })),
      }),
    onSuccess: (result) => {
      setKey(newKey());
      done(result);
      for (const name of ['leaders', 'leader', 'dispatch', 'answers'])
        void queries.invalidateQueries({ queryKey: [name] });
    },
  });
  const refusal = send.error instanceof CallError ? send.error.refusal : null;
  return (
    <form
      className="hand-over-form"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <label>
        {say('handOverTo')}
        <select required value={to} onChange={({ target }) => setTo(target.value)}>
          <option value="" disabled>
            {say('choose')}
          </option>
          {(data?.successors ?? [])
            .filter(({ id }) => id !== who.id)
            .map(({ id, title }) => (
              <option key={id} value={id}>
                {title ?? id}
              </option>
            ))}
        </select>
      </label>
      <DayField label={say('handOverDay')} required value={day} choose={setDay} />
      <label>
        {say('handOverReason')}
        <input value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} />
      </label>
      <Button type="primary" htmlType="submit" disabled={chosen.length === 0 || send.isPending}>
        {say('handOverGo', { count: chosen.length })}
      </Button>
      {send.error && (
        <p className="hand" role="alert">
          {refusal ? of(refusal.message) : send.error.message}
        </p>
      )}
    </form>
  );
}
