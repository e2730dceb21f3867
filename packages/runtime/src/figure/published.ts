import {
  type Family,
  fieldsOfParameters,
  type MetricEntry,
  parametersOfMetric,
  type Register,
} from '@taizhang/definition';
import { type FigureAsk, type Period, periodOf } from '@taizhang/report';
import { type Client, recordsThen } from '@taizhang/store';
import type { Office } from '../reports.ts';

/** For which period a figure was published, and what the record says of where it comes from. */
export interface PublishedFacts {
  readonly register: Register;
  readonly period: Period;
  /** The stage of the record, which is the vintage; null where nothing was published, or not yet known. */
  readonly stage: string | null;
  readonly provenance: Readonly<Record<string, string | boolean>>;
}

/** What was published of a figure that is asked for by its period; null for one that is counted. */
export async function publishedOf(
  client: Client,
  { district, viewer }: Pick<Office, 'district' | 'viewer'>,
  { metric: id, question }: FigureAsk,
): Promise<PublishedFacts | null> {
  const { catalogue } = district;
  const { metric } = catalogue.metrics.get(id) as MetricEntry;
  const asked = parametersOfMetric(metric);
  const family = catalogue.families.get(id)?.find((one) => asked.includes(one.period));
  if (!family) return null;
  const period = String(question.parameters?.[family.period]);
  const level = catalogue.metrics.get(family.level) as MetricEntry;
  const fields = [...fieldsOfParameters('where' in level.metric ? level.metric.where : undefined)];
  const field = fields.find(([name]) => name === family.period)?.[1] as string;
  const { register } = level;
  const records = await recordsThen(client, district.store, viewer, register, { field, values: [period] });
  // Of a rank too, what is told is where our own value comes from.
  const own = records
    .at(question.to, question.knownAt)
    .find(({ attributes }) =>
      fields.every(([name, of]) => attributes[of] === String(question.parameters?.[name])),
    );
  return {
    register,
    period: periodOf(period),
    stage: own?.stage ?? null,
    provenance: provenanceIn(family, own?.attributes ?? {}),
  };
}

const provenanceIn = ({ provenance = [] }: Family, attributes: PublishedFacts['provenance']) =>
  Object.fromEntries(
    provenance.flatMap((field) => (attributes[field] === undefined ? [] : [[field, attributes[field]]])),
  );
