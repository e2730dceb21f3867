import type { WireList } from '@taizhang/contract';
import { Refusal, type Register } from '@taizhang/definition';
import { type Light, lights } from '@taizhang/ledger';
import { type LightsOffice, type ListQuery, lightInWords, pacesOf, readLights } from '@taizhang/runtime';

/** What a list asks of lights. */
export interface LitQuery {
  readonly pace?: string | undefined;
  readonly light?: string | undefined;
  readonly lit?: 'first' | undefined;
}

interface Lit {
  readonly ranked: NonNullable<ListQuery['ranked']>;
  lightOf(record: string): WireList['records'][number]['light'];
}

/** Those that stand worst come first. */
const rankOf = (light: Light): number => lights.length - lights.indexOf(light);

/**
 * The lights of a register's records for its list, which is cut and ordered by them; null where it has no pace.
 * @throws Refusal unknown-pace, condition-not-offered
 */
export async function litOf(office: LightsOffice, register: Register, query: LitQuery): Promise<Lit | null> {
  const { pace, light, lit } = query;
  if (pacesOf(register).length === 0 && pace === undefined && light === undefined) return null;
  const only = light === undefined || light === '' ? null : light.split(',').map(lightNamed);
  const { of, records } = await readLights(office, register.id, pace || undefined);
  const wholes = new Map(
    records.flatMap(({ id, pace: { lights: found } }) => (found.whole ? [[id, found.whole] as const] : [])),
  );
  return {
    ranked: {
      ranks: new Map([...wholes].map(([id, { light: one }]) => [id, rankOf(one)])),
      only: only?.map(rankOf) ?? null,
      first: lit === 'first',
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
