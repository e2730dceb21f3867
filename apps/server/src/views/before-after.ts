import type { BeforeAfter, Label } from '@taizhang/contract';
import { commonFields, kindOf, type Register, type Text } from '@taizhang/definition';
import {
  nothing,
  type RecordState,
  type Statement,
  stateAfter,
  stateBefore,
  type Weighed,
} from '@taizhang/ledger';
import type { OpenDistrict } from '@taizhang/runtime';
import { amountShown, stageNamed, streetNamed, unitNamed } from './names.ts';
import { referenceShown, type Titles, untitled } from './titles.ts';

const nowhere: Text = { zh: '未登记', en: 'not recorded' };
const takenBack: Text = { zh: '开立已撤销', en: 'its opening was taken back' };

/** What differs between two states of a record, in the register's order: stage, unit and sub-district first. */
export function changesOf(
  district: OpenDistrict,
  register: Register,
  before: RecordState,
  after: RecordState,
  titles: Titles = untitled,
): BeforeAfter[] {
  const stage = (state: RecordState, none: Text): Label =>
    state.stage === null ? none : stageNamed(register, state.stage).title;
  const said: BeforeAfter[] = [
    {
      id: 'stage',
      title: commonFields.stage,
      numeric: false,
      before: stage(before, nowhere),
      after: stage(after, takenBack),
    },
    {
      id: 'unit',
      title: commonFields.unit,
      numeric: false,
      before: unitNamed(district, before.unit)?.title ?? null,
      after: unitNamed(district, after.unit)?.title ?? null,
    },
    {
      id: 'street',
      title: commonFields.street,
      numeric: false,
      before: streetNamed(district, before.street)?.title ?? null,
      after: streetNamed(district, after.street)?.title ?? null,
    },
    ...valuesOf({ district, titles }, register, before, after),
  ];
  return said.filter((change) => change.before?.zh !== change.after?.zh);
}

type Values = Pick<RecordState, 'attributes' | 'holdings'>;

interface Names {
  readonly district: OpenDistrict;
  readonly titles: Titles;
}

function valuesOf(names: Names, register: Register, before: Values, after: Values): BeforeAfter[] {
  const fields = Object.keys(register.fields).map((id) => ({
    id,
    title: (register.fields[id] as { title: Text }).title,
    numeric: register.fields[id]?.kind === 'number',
    before: shown(names, register, id, before.attributes[id]),
    after: shown(names, register, id, after.attributes[id]),
  }));
  const measures = Object.entries(register.measures).map(([id, { title, unit }]) => {
    const [was, is] = [before.holdings[id], after.holdings[id]];
    return {
      id,
      title,
      numeric: true,
      before: was === undefined ? null : amountShown(was, unit),
      after: is === undefined ? null : amountShown(is, unit),
    };
  });
  return [...fields, ...measures];
}

const hiddenValue: Text = { zh: '（已脱敏）', en: '(masked)' };

/** A stored value as a person reads it; null where there is none. */
function shown(
  { district, titles }: Names,
  register: Register,
  id: string,
  value: string | boolean | null | undefined,
): Label | null {
  const field = register.fields[id];
  if (!field || value === undefined || value === null) return null;
  // Which value it is, is for those alone who ask for it with a reason.
  if (field.restricted) return hiddenValue;
  if (field.kind === 'number') return amountShown(String(value), field.unit);
  if (field.kind === 'unit') return unitNamed(district, String(value)).title;
  if (field.kind === 'reference') return referenceShown(titles, field, String(value));
  const { show } = kindOf(field);
  return { zh: show(value, field, 'zh'), en: show(value, field, 'en') };
}

/** What a movement changed; a reversal changes back. */
export function changesBy(
  district: OpenDistrict,
  register: Register,
  movement: Weighed,
  titles: Titles = untitled,
): BeforeAfter[] {
  const [before, after] = [stateBefore(movement) ?? nothing, stateAfter(movement)];
  return movement.sign === 1
    ? changesOf(district, register, before, after, titles)
    : changesOf(district, register, after, before, titles);
}

const day: Text = { zh: '发生日期', en: 'Day' };

/** What an entry said, and what is said instead; null: nothing. */
export function saidInstead(
  district: OpenDistrict,
  register: Register,
  before: Statement,
  after: Statement | null,
): BeforeAfter[] {
  const stated = (one: Statement | null): Values => ({
    attributes: Object.fromEntries(
      Object.entries(one?.set ?? {}).filter((pair): pair is [string, string | boolean] => pair[1] !== null),
    ),
    holdings: one?.amounts ?? {},
  });
  const plain = (text: string | undefined) => (text === undefined ? null : { zh: text, en: text });
  const said: BeforeAfter[] = [
    {
      id: 'occurred-on',
      title: day,
      numeric: false,
      before: plain(before.occurredOn),
      after: plain(after?.occurredOn),
    },
    {
      id: 'unit',
      title: commonFields.unit,
      numeric: false,
      before: unitNamed(district, before.unit ?? null)?.title ?? null,
      after: unitNamed(district, after?.unit ?? null)?.title ?? null,
    },
    {
      id: 'street',
      title: commonFields.street,
      numeric: false,
      before: streetNamed(district, before.street ?? null)?.title ?? null,
      after: streetNamed(district, after?.street ?? null)?.title ?? null,
    },
    ...valuesOf({ district, titles: untitled }, register, stated(before), stated(after)),
  ];
  return said.filter((change) => change.before?.zh !== change.after?.zh);
}
