import type { WireDraft, WireForm } from '@taizhang/contract';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type FormEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { DayInput } from '../design/day-field.tsx';
import { Whole } from '../design/whole.tsx';
import { useWordsWith } from '../language.ts';
import { useMoments } from '../shell/time-zone.ts';
import { Conditions } from './conditions.tsx';
import { Evidence } from './evidence.tsx';
import { Choice, FieldRow, Row } from './form-fields.tsx';
import { Planned } from './planned.tsx';
import { FormAround } from './terms-field.tsx';
import { type Begun, nameOf, rebased, type Typed } from './typed.ts';
import { useDraft } from './use-draft.ts';
import { type Faults, type Outcome, type Sending, useSending } from './use-sending.ts';
import { workTexts } from './work-texts.ts';

interface WorkFormProps {
  readonly form: WireForm;
  readonly drafts: readonly WireDraft[];
  readonly files: ReadonlyMap<string, string>;
  /** Who types. */
  readonly account: string;
  readonly given?: Readonly<Record<string, string>> | undefined;
  done(outcome: Outcome, record: string): void;
  /** Asks for the form anew. */
  refresh(): Promise<WireForm | undefined>;
}

/** A form of a transition or a correction: filled with what is known, kept while it is typed, sent once. */
export function WorkForm({ form, drafts, files, account, given, done, refresh }: WorkFormProps) {
  const { say } = useWordsWith(workTexts);
  const drafted = useDraft(form, drafts, account, given);
  const { typed } = drafted.begun;
  const known = new Set([
    'occurredOn',
    'unit',
    'street',
    'evidence',
    'reason',
    ...form.fields.map((field) => nameOf(field)),
  ]);
  const sending = useSending(form, drafted, known, done);
  const { faults } = sending;
  const update = (change: Partial<Typed>) =>
    drafted.change({ ...drafted.begun, typed: { ...typed, ...change } });
  const goOn = async () => {
    drafted.change(rebased((await refresh()) ?? form, drafted.begun));
    sending.change();
  };
  const element = useRef<HTMLFormElement>(null);
  const latest = useRef(sending);
  useLayoutEffect(() => {
    latest.current = sending;
  });
  // What is being typed is taken in when its input is left, so it is left before anything is sent.
  const settled = (go: (to: Sending) => Promise<void>) => {
    const at = document.activeElement;
    if (at instanceof HTMLElement && at.matches('input, textarea') && element.current?.contains(at))
      flushSync(() => at.blur());
    void go(latest.current);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    settled((to) => (form.corrects && !to.planned ? to.look() : to.send()));
  };
  useEffect(() => {
    if (faults.byField.size === 0) return;
    const first = element.current?.querySelector<HTMLElement>(
      '[aria-invalid], .is-at-fault:not(:has([aria-invalid])) input',
    );
    for (let around = first?.closest('details'); around; around = around.parentElement?.closest('details'))
      around.open = true;
    first?.focus();
  }, [faults]);
  return (
    <form className="work-form" onSubmit={submit} ref={element} noValidate data-testid="work-form">
      <DraftNotice from={drafted.from} anew={drafted.anew} />
      <Troubles form={form} faults={faults} goOn={() => void goOn()} />
      {form.reviewed && <p className="quiet">{say('workReviewed')}</p>}
      {sending.planned ? (
        <Planned planned={sending.planned} />
      ) : (
        <FormAround value={{ form, values: typed.values, record: drafted.begun.record }}>
          <Fields {...{ form, typed, faults, files, update }} begun={drafted.begun} />
        </FormAround>
      )}
      <Actions form={form} sending={sending} kept={drafted.kept} look={() => settled((to) => to.look())} />
    </form>
  );
}

function DraftNotice({ from, anew }: { from: string | null; anew(): void }) {
  const { say } = useWordsWith(workTexts);
  const { written } = useMoments();
  if (from === null) return null;
  return (
    <p className="draft-notice" data-testid="draft-notice">
      <Whole>{say('workDraftFound', { moment: from.includes('T') ? written(from) : from })}</Whole>
      <button type="button" className="plain" onClick={anew}>
        {say('workDraftDiscard')}
      </button>
    </p>
  );
}

function Troubles({ form, faults, goOn }: { form: WireForm; faults: Faults; goOn(): void }) {
  const { say, of } = useWordsWith(workTexts);
  const count = faults.byField.size;
  if (!faults.lost && faults.others.length === 0 && count === 0) return null;
  const moved = faults.others.some(({ code }) => code === 'record-moved');
  return (
    <div className="form-troubles hand" role="alert">
      {faults.lost && <p>{say('workLost')}</p>}
      {faults.others.map((refusal) => (
        <p key={refusal.code}>{of(refusal.message)}</p>
      ))}
      {count > 0 && <p>{doubtIn(faults) ? say('workAnswerDoubt') : say('workFixFaults', { count })}</p>}
      {faults.others.some(({ code }) => code === 'unsound-terms') && <MendTerms form={form} />}
      {moved && (
        <button type="button" onClick={goOn}>
          {say('workGoOn')}
        </button>
      )}
    </div>
  );
}

/** Where the terms are edited that do not let the record go on: there each fault leads to its place. */
function MendTerms({ form: { mends, register, record, transition } }: { form: WireForm }) {
  const { say } = useWordsWith(workTexts);
  if (mends === null || mends.id === transition.id) return null;
  return (
    <p>
      <Link
        to="/records/$register/$id/do/$transition"
        params={{ register: register.id, id: record, transition: mends.id }}
      >
        {say('workMendTerms')}
      </Link>
    </p>
  );
}

/** Whether all that stands against a form is a question, which a reason answers. */
const doubtIn = ({ byField }: Faults): boolean =>
  byField.size > 0 && [...byField.values()].every(({ code }) => code === 'in-doubt');

interface FieldsProps {
  readonly form: WireForm;
  readonly typed: Typed;
  readonly begun: Begun;
  readonly faults: Faults;
  readonly files: ReadonlyMap<string, string>;
  update(change: Partial<Typed>): void;
}

function Fields({ form, typed, begun, faults, files, update }: FieldsProps) {
  const { record } = begun;
  const { say, of } = useWordsWith(workTexts);
  const faultAt = (field: string) => {
    const refusal = faults.byField.get(field);
    return refusal && of(refusal.message);
  };
  // What proves a condition stands with it.
  const ofConditions = new Set(form.conditions.flatMap(({ document }) => document?.id ?? []));
  const proved = typed.evidence.filter((item) => ofConditions.has(item.split(':')[0] ?? ''));
  const first = form.fields.find(({ required }) => required) ?? form.fields[0];
  const row = (field: WireForm['fields'][number]) => (
    <FieldRow
      key={nameOf(field)}
      field={field}
      value={typed.values[nameOf(field)] ?? ''}
      fault={faultAt(nameOf(field))}
      focus={field === first && !form.corrects}
      set={(value) => update({ values: { ...typed.values, [nameOf(field)]: value } })}
    />
  );
  const due = form.fields.filter((field) => field.required || !form.opens);
  const further = form.fields.filter((field) => !due.includes(field));
  return (
    <>
      {form.corrects && (
        <label className="form-check">
          <input
            type="checkbox"
            checked={typed.never}
            onChange={({ target }) => update({ never: target.checked })}
          />{' '}
          {say('workNever')}
        </label>
      )}
      {!typed.never && (
        <>
          {form.conditions.length > 0 && (
            <Conditions
              {...{ form, record, files }}
              begun={begun}
              evidence={typed.evidence}
              change={(evidence) => update({ evidence })}
            />
          )}
          {due.map(row)}
          <Place {...{ form, typed, faultAt, update }} />
          {further.length > 0 && (
            <details className="form-further">
              <summary>{say('workMore', { count: further.length })}</summary>
              {further.map(row)}
            </details>
          )}
          {(form.evidence || form.given.length > 0 || !form.opens) && (
            <Evidence
              register={form.register.id}
              record={record}
              evidence={typed.evidence.filter((item) => !ofConditions.has(item.split(':')[0] ?? ''))}
              names={files}
              required={form.evidence}
              fault={faultAt('evidence')}
              change={(others) => update({ evidence: [...proved, ...others] })}
            />
          )}
        </>
      )}
      <Row
        label={say(form.corrects ? 'workReason' : 'workNote')}
        name="reason"
        required={form.corrects !== null || doubtIn(faults)}
        help={form.corrects ? null : say(doubtIn(faults) ? 'workDoubtReason' : 'workNoteHelp')}
        fault={faultAt('reason')}
      >
        {(props) => (
          <textarea
            {...props}
            rows={2}
            maxLength={2000}
            value={typed.reason}
            onChange={({ target }) => update({ reason: target.value })}
          />
        )}
      </Row>
    </>
  );
}

interface PlaceProps extends Pick<FieldsProps, 'form' | 'typed' | 'update'> {
  faultAt(field: string): string | undefined;
}

/** When it happened, and to which unit and sub-district it belongs. */
function Place({ form, typed, faultAt, update }: PlaceProps) {
  const { say } = useWordsWith(workTexts);
  return (
    <>
      <Row label={say('workDay')} name="occurredOn" required fault={faultAt('occurredOn')}>
        {(props) => (
          <DayInput
            {...props}
            shown={typed.day}
            value={typed.day}
            max={form.today}
            onChange={({ target }) => update({ day: target.value })}
          />
        )}
      </Row>
      {form.unit.asked && (
        <Row label={say('workUnit')} name="unit" required={form.opens} fault={faultAt('unit')}>
          {(props) => (
            <Choice
              {...props}
              value={typed.unit}
              options={form.unit.options}
              choose={(unit) => update({ unit })}
            />
          )}
        </Row>
      )}
      {form.street.asked && (
        <Row
          label={say('workStreet')}
          name="street"
          required={form.street.required}
          fault={faultAt('street')}
        >
          {(props) => (
            <Choice
              {...props}
              value={typed.street}
              options={form.street.options}
              choose={(street) => update({ street })}
            />
          )}
        </Row>
      )}
    </>
  );
}

interface ActionsProps {
  readonly form: WireForm;
  readonly sending: Sending;
  readonly kept: boolean;
  look(): void;
}

/** Within reach of the thumb: they stay at the lower edge of a telephone. */
function Actions({ form, sending, kept, look }: ActionsProps) {
  const { say } = useWordsWith(workTexts);
  const { busy, planned } = sending;
  const send = form.corrects
    ? form.reviewed
      ? 'workSubmitCorrection'
      : 'workConfirmCorrection'
    : form.reviewed
      ? 'workSubmit'
      : 'workPost';
  const main = form.corrects && !planned ? 'workCompare' : send;
  return (
    // A press that left an input would move the buttons from under the pointer before they are let go.
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing is done here, the press only leaves the focus where it is
    <div className="form-actions" onMouseDown={(event) => event.preventDefault()}>
      <Button type="primary" htmlType="submit" size="large" disabled={busy} data-testid="send">
        {say(busy ? 'workSending' : main)}
      </Button>
      {planned ? (
        <Button size="large" onClick={sending.change}>
          {say('workBack')}
        </Button>
      ) : (
        !form.corrects && (
          <Button size="large" disabled={busy} onClick={look} data-testid="look">
            {say('workLook')}
          </Button>
        )
      )}
      <span className="quiet form-kept" role="status">
        {kept && say('workDraftKept')}
      </span>
    </div>
  );
}
