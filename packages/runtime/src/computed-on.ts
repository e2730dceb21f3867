import type { Computation } from '@taizhang/definition';
import { compute, type Subject, versionOn, versionsFor } from '@taizhang/policy';
import { type District, type Queryable, readVersions } from '@taizhang/store';

/**
 * What a computation gives of a record, by the rates of its day.
 * @param otherwise the day, where the record says none
 * @param asked the version of the rates; absent: the one in force
 */
export async function computedOn<S extends Subject>(
  db: Queryable,
  district: Pick<District, 'id' | 'catalogue'>,
  computation: Computation,
  given: S,
  otherwise: string,
  asked?: string,
) {
  const { on, rates } = computation;
  const day = String(given.attributes[on] ?? otherwise);
  const subject: S = { ...given, attributes: { ...given.attributes, [on]: day } };
  const versions = rates ? versionsFor(computation, subject, await readVersions(db, district, rates)) : [];
  const inForce = versionOn(
    computation,
    subject,
    versions.filter(({ stage }) => rates?.stages.includes(stage)),
    day,
  );
  const chosen = asked === undefined ? inForce : (versions.find((one) => one.id === asked) ?? null);
  return { day, versions, inForce, chosen, subject, explanation: compute(computation, subject, chosen) };
}
