import type { WireList } from '@taizhang/contract';
import { Refusal, type Register } from '@taizhang/definition';
import { type Light, lights, lightWords } from '@taizhang/ledger';
import { type LightsOffice, type ListQuery, lightInWords, pacesOf, readLights } from '@taizhang/runtime';
import type { LeadingColumn } from './list-csv.ts';

/** What a list asks of lights. */
export interface LitQuery {
  readonly pace?: string | undefined;
  readonly light?: string | undefined;
  readonly lit?: 'first' | undefined;
  readonly litDay?: string | undefined;
  readonly litKnown?: string | undefined;
}

interface Lit {
  readonly ranked: NonNullable<ListQuery['ranked']>;
  lightOf(record: string): WireList['records'][number]['light'];
  /** As a column of a file. */
  readonly column: LeadingColumn;
}

/** Those that stand worst come first. */
const rankOf = (light: Light): number => lights.length - lights.indexOf(light);

/**
 * The lights of a register's records for its list, which is cut and ordered by them; null where it has no pace.
 * @throws Refusal unknown-pace, condition-not-offered, impossible-date, future-day
 */
export async function litOf(office: LightsOffice, register: Register, query: LitQuery): Promise<Lit | null> {
  const { pace, light, lit, litDay, litKnown } = query;
  if (pacesOf(register).length === 0 && pace === undefined && light === undefined) return null;
  const only = light === undefined || light === '' ? null : light.split(',').map(lightNamed);
  const { of, at, records } = await readLights(office, register.id, pace || undefined, {
    day: litDay || undefined,
    known: litKnown || undefined,
  });
  const wholes = new Map(
    records.flatMap(({ id, pace: { lights: found } }) => (found.whole ? [[id, found.whole] as const] : [])),
  );
  return {
    ranked: {
      ranks: new Map([...wholes].map(([id, { light: one }]) => [id, rankOf(one)])),
      only: only?.map(rankOf) ?? null,
      first: lit === 'first',
    },
    column: {
      title: {
        zh: `灯（${of.pace.title.zh}，截至${at.day}）`,
        en: `Light (${of.pace.title.en}, as of ${at.day})`,
      },
      of: (record) => {
        const whole = wholes.get(record);
        return whole ? lightWords[whole.light].zh : '';
      },
    },
    lightOf: (record) => {
      const whole = wholes.get(record);
      return whole ? { light: whole.light, words: lightInWords(of, whole) } : null;
    },
  };
}

function lightNamed(text: string): Light {
  const found = lights.find((light) => light === text);
  if (found) return found;
  const reason = { zh: `没有“${text}”这种灯`, en: `there is no light ${text}` };
  throw new Refusal('condition-not-offered', { reason }, 'light');
}
