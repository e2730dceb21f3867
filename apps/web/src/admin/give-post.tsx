import type { NewPostBody } from '@taizhang/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { client } from '../data.ts';
import { DayField } from '../design/day-field.tsx';
import { Refused } from '../identity/field.tsx';
import { useWords } from '../language.ts';
import { askAdmin } from './admin-data.ts';
import { useAdminWords } from './admin-texts.ts';
import { Choice, Entry, Tick } from './controls.tsx';
import type { Office } from './office.ts';
import { type ScopeKind, scopeKinds, scopeTexts, useRoleWords } from './roles-in-words.tsx';
import { withBelow } from './unit-tree.ts';
import { useUnitOptions } from './unit-words.ts';

interface GivePostProps {
  readonly office: Office;
  done(): void;
  cancel(): void;
}

interface Input {
  readonly account: string;
  readonly role: string;
  readonly unit: string;
  readonly fromDay: string;
  /** '': no end is set. */
  readonly toDay: string;
}

/** Who, in which role, for which unit, over which records, from when to when. */
export function GivePost({ office, done, cancel }: GivePostProps): ReactNode {
  const say = useAdminWords();
  const queries = useQueryClient();
  const [input, setInput] = useState<Input>({
    account: '',
    role: '',
    unit: '',
    fromDay: office.today,
    toDay: '',
  });
  const [kind, setKind] = useState<ScopeKind>('own-unit-and-below');
  const [units, setUnits] = useState<readonly string[]>([]);
  const [of, setOf] = useState({ register: '', record: '' });
  const [incomplete, setIncomplete] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: client.givePost,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: askAdmin.posts().queryKey });
      done();
    },
  });
  const set = (change: Partial<Input>) => setInput({ ...input, ...change });
  const role = office.roles.find(({ id }) => id === input.role);
  const isOfRecords = (role?.permissions.length ?? 1) > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const scope = isOfRecords ? scopeOf(kind, units, of) : ({ kind: 'all' } as const);
    setIncomplete(scope === null);
    if (scope !== null) mutate({ ...input, scope, toDay: input.toDay === '' ? null : input.toDay });
  };
  return (
    <form className="admin-form" onSubmit={submit}>
      <PostFields
        office={office}
        input={input}
        set={(change) => {
          set(change);
          if (office.roles.find(({ id }) => id === change.role)?.outside) setKind('of-record');
        }}
      />
      {role && <RoleSummary role={role} />}
      {isOfRecords ? (
        <Scopes
          office={office}
          unit={input.unit}
          outside={role?.outside ?? false}
          kind={kind}
          setKind={setKind}
          units={units}
          setUnits={setUnits}
          of={of}
          setOf={setOf}
        />
      ) : (
        <p className="quiet">{say('reachNone')}</p>
      )}
      {incomplete && <p role="alert">{say(kind === 'units' ? 'chooseUnits' : 'chooseRecord')}</p>}
      <Refused error={error} />
      <p className="actions">
        <Button type="primary" htmlType="submit" disabled={isPending}>
          {say('give')}
        </Button>
        <Button onClick={cancel}>{say('cancel')}</Button>
      </p>
    </form>
  );
}

/** The scope as it was chosen; null while something is still to be chosen. */
function scopeOf(kind: ScopeKind, units: readonly string[], of: RecordOf): NewPostBody['scope'] | null {
  if (kind === 'units') return units.length === 0 ? null : { kind, units: [...units] };
  if (kind !== 'of-record') return { kind };
  const record = of.record.trim();
  return of.register === '' || record === '' ? null : { kind, register: of.register, record };
}

interface RecordOf {
  readonly register: string;
  readonly record: string;
}

interface PostFieldsProps {
  readonly office: Office;
  readonly input: Input;
  set(change: Partial<Input>): void;
}

function PostFields({ office, input, set }: PostFieldsProps) {
  const say = useAdminWords();
  const { of } = useWords();
  return (
    <div className="admin-fields">
      <Choice
        label={say('holder')}
        name="account"
        value={input.account}
        choose={(account) => set({ account })}
        none={say('choose')}
        required
        options={office.accounts
          .filter(({ id, disabled }) => !disabled && id !== office.own.id)
          .map(({ id, name }) => ({ value: id, title: `${name} · ${id}` }))}
      />
      <Choice
        label={say('role')}
        name="role"
        value={input.role}
        choose={(chosen) => set({ role: chosen })}
        none={say('choose')}
        required
        options={office.roles
          .filter(({ id }) => id !== serviceRole)
          .map(({ id, title }) => ({ value: id, title: of(title) }))}
      />
      <Choice
        label={say('unit')}
        name="unit"
        value={input.unit}
        choose={(unit) => set({ unit })}
        none={say('choose')}
        required
        options={useUnitOptions(office.units)}
      />
      <DayField label={say('fromDay')} value={input.fromDay} choose={(fromDay) => set({ fromDay })} />
      <DayField
        label={say('toDay')}
        value={input.toDay}
        min={input.fromDay}
        choose={(toDay) => set({ toDay })}
      />
    </div>
  );
}

/** Held by whoever has the installation's token, by no person. */
const serviceRole = 'service';

function RoleSummary({ role }: { readonly role: Office['roles'][number] }) {
  const { of } = useWords();
  const words = useRoleWords();
  return (
    <p className="admin-summary">
      {of(role.title)}
      {of({ zh: '：', en: ': ' })}
      {words(role)}
    </p>
  );
}

interface ScopesProps {
  readonly office: Office;
  /** The post's unit; '': none is chosen yet. */
  readonly unit: string;
  readonly kind: ScopeKind;
  readonly units: readonly string[];
  setKind(kind: ScopeKind): void;
  setUnits(units: readonly string[]): void;
  /** Whether the role is of somebody outside of the house, who speaks for one record. */
  readonly outside: boolean;
  readonly of: RecordOf;
  setOf(of: RecordOf): void;
}

/** Over which records, and what that is for the unit that is chosen. */
function Scopes({ office, unit, kind, setKind, units, setUnits, outside, of: record, setOf }: ScopesProps) {
  const say = useAdminWords();
  const { of } = useWords();
  const chosen = office.units.find(({ id }) => id === unit);
  const values = { unit: chosen ? say('quoted', { unit: of(chosen.title) }) : say('unitOfPost') };
  const below = chosen ? withBelow(office.units, chosen.id).size - 1 : null;
  return (
    <fieldset className="admin-scopes">
      <legend className="admin-legend">{say('scope')}</legend>
      {(outside ? (['of-record'] as const) : scopeKinds).map((each) => (
        <label key={each} className="admin-scope">
          <input
            type="radio"
            name="scope"
            value={each}
            checked={each === kind}
            onChange={() => setKind(each)}
          />
          <span>{say(scopeTexts[each].title)}</span>
          <span className="quiet">
            {say(scopeTexts[each].reach, values)}
            {each === 'own-unit-and-below' && below !== null && say('belowToday', { count: below })}
          </span>
        </label>
      ))}
      {kind === 'of-record' && (
        <div className="admin-fields">
          <Choice
            label={say('registerOfScope')}
            name="scope-register"
            value={record.register}
            choose={(register) => setOf({ ...record, register })}
            none={say('choose')}
            required
            options={office.subjects.map(({ id, title }) => ({ value: id, title: of(title) }))}
          />
          <Entry
            label={say('recordOfScope')}
            name="scope-record"
            value={record.record}
            hint={say('recordOfScopeHint')}
            required
            write={(text) => setOf({ ...record, record: text })}
          />
        </div>
      )}
      {kind === 'units' && (
        // It scrolls, so the keyboard must be able to stand in it.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: as said
        <section className="admin-units" aria-label={say('unitsOfScope')} tabIndex={0}>
          {office.units
            .filter(({ closedOn }) => !closedOn)
            .map(({ id, title }) => (
              <Tick
                key={id}
                label={of(title)}
                checked={units.includes(id)}
                tick={(on) => setUnits(on ? [...units, id] : units.filter((other) => other !== id))}
              />
            ))}
        </section>
      )}
    </fieldset>
  );
}
