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
import { Choice, Tick } from './controls.tsx';
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
    const lacking = isOfRecords && kind === 'units' && units.length === 0;
    setIncomplete(lacking);
    const scope: NewPostBody['scope'] = !isOfRecords
      ? { kind: 'all' }
      : kind === 'units'
        ? { kind, units: [...units] }
        : { kind };
    if (!lacking) mutate({ ...input, scope, toDay: input.toDay === '' ? null : input.toDay });
  };
  return (
    <form className="admin-form" onSubmit={submit}>
      <PostFields office={office} input={input} set={set} />
      {role && <RoleSummary role={role} />}
      {isOfRecords ? (
        <Scopes
          office={office}
          unit={input.unit}
          kind={kind}
          setKind={setKind}
          units={units}
          setUnits={setUnits}
        />
      ) : (
        <p className="quiet">{say('reachNone')}</p>
      )}
      {incomplete && <p role="alert">{say('chooseUnits')}</p>}
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
}

/** Over which records, and what that is for the unit that is chosen. */
function Scopes({ office, unit, kind, setKind, units, setUnits }: ScopesProps) {
  const say = useAdminWords();
  const { of } = useWords();
  const chosen = office.units.find(({ id }) => id === unit);
  const values = { unit: chosen ? say('quoted', { unit: of(chosen.title) }) : say('unitOfPost') };
  const below = chosen ? withBelow(office.units, chosen.id).size - 1 : null;
  return (
    <fieldset className="admin-scopes">
      <legend className="admin-legend">{say('scope')}</legend>
      {scopeKinds.map((each) => (
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
