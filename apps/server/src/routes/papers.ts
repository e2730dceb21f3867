import type { Viewer } from '@taizhang/access';
import { routes } from '@taizhang/contract';
import {
  linesOfPaper,
  type PaperOfRegister,
  Refusal,
  type Register,
  titleOf,
  valuesIn,
} from '@taizhang/definition';
import {
  figuresOfPaper,
  gatheredRecords,
  gatheringOf,
  type Installation,
  note,
  officialPaper,
  registerOf,
  type StandingRecord,
  snapshot,
  standingMovements,
  standingRecord,
  standingRecords,
  timelineOf,
  titlesOf,
} from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serveFile } from '../serve.ts';
import { paperView, type SourceOfPaper } from '../views/paper.ts';
import { isFor, lackedBy } from '../views/papers-of-record.ts';
import { referencesOf } from '../views/titles.ts';
import { disposition, locked } from './uploaded.ts';

type Queryable = Parameters<typeof standingRecord>[0];

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A paper made from a record: read at one moment, noted, and sent. */
export function paperRoutes(app: FastifyInstance, installation: Installation): void {
  const { pool, district } = installation;
  const { store } = district;
  serveFile(app, routes.paper, async ({ params, viewer }, _request, reply) => {
    const { register, id: record } = params;
    const paper = await snapshot(pool, async (client) => {
      const standing = await standingRecord(client, store, viewer, register, record);
      if (!standing.exists) throw new Refusal('unknown-record', { record });
      const declared = paperOf(standing, viewer, params.paper);
      return paperView(declared, await sourceOf(client, installation, viewer, standing, declared));
    });
    await note(pool, store, viewer, {
      action: 'paper-made',
      outcome: 'done',
      register,
      record,
      detail: { paper: params.paper },
    });
    return locked(reply)
      .headers({
        'content-type': wordType,
        'content-disposition': disposition('attachment', `${paper.title}.docx`),
      })
      .send(Buffer.from(await officialPaper(paper)));
  });
}

/** @throws Refusal unknown-paper, paper-too-early, paper-lacks */
function paperOf({ register, state }: StandingRecord, viewer: Viewer, id: string): PaperOfRegister {
  const paper = Object.hasOwn(register.papers ?? {}, id) ? register.papers?.[id] : undefined;
  if (!paper || !isFor(viewer, paper)) throw new Refusal('unknown-paper', { paper: id });
  const titled = (stage: string | null) => register.stages[stage ?? '']?.title ?? '';
  if (!paper.stages.includes(state.stage ?? ''))
    throw new Refusal('paper-too-early', { stage: titled(state.stage), stages: paper.stages.map(titled) });
  const lacking = lackedBy(paper, state.attributes);
  if (lacking.length > 0)
    throw new Refusal('paper-lacks', {
      paper: paper.title,
      fields: lacking.map((field) => titleOf(register, field)),
    });
  return paper;
}

async function sourceOf(
  client: Queryable,
  { district }: Installation,
  viewer: Viewer,
  standing: StandingRecord,
  paper: PaperOfRegister,
): Promise<SourceOfPaper> {
  const { store } = district;
  const { register, id, state } = standing;
  const titles = async (
    of: Register,
    fields: readonly string[],
    records: Parameters<typeof referencesOf>[2],
  ): Promise<SourceOfPaper['titles']> => titlesOf(client, store, viewer, referencesOf(of, fields, records));
  const named = linesOfPaper(paper).flatMap(({ zh }) => valuesIn(zh));
  const happened = standingMovements(await timelineOf(client, store, viewer, register.id, id));
  const told = (paper.parts ?? []).flatMap((part) => part.movements?.fields ?? []);
  return {
    district,
    standing,
    movements: happened,
    figures: figuresOfPaper(paper, state.holdings, happened),
    titles: await titles(register, [...named.map(({ field }) => field), ...told], [state, ...happened]),
    referred: await referredBy(client, store, viewer, standing, named),
    items: await itemsOf(client, district, viewer, standing, paper, titles),
  };
}

/** What lines say of the records that it refers to; of one out of reach nothing. */
async function referredBy(
  client: Queryable,
  store: Installation['district']['store'],
  viewer: Viewer,
  { register, state }: StandingRecord,
  named: ReturnType<typeof valuesIn>,
): Promise<Map<string, StandingRecord>> {
  const found = new Map<string, StandingRecord>();
  for (const id of new Set(named.flatMap(({ field, of }) => (of === null ? [] : [field])))) {
    const field = register.fields[id];
    const value = state.attributes[id];
    if (field?.kind !== 'reference' || value === undefined) continue;
    const of = registerOf(store, field.register);
    const [other] = await standingRecords(client, store, viewer, of, [String(value)]);
    if (other) found.set(id, other);
  }
  return found;
}

async function itemsOf(
  client: Queryable,
  { store }: Installation['district'],
  viewer: Viewer,
  { register, id }: StandingRecord,
  { items }: PaperOfRegister,
  titles: (
    of: Register,
    fields: readonly string[],
    records: Parameters<typeof referencesOf>[2],
  ) => Promise<SourceOfPaper['titles']>,
): Promise<SourceOfPaper['items']> {
  if (!items) return null;
  const gathering = gatheringOf(register, items.gathering);
  const other = registerOf(store, gathering.register);
  const records = await gatheredRecords(client, store, viewer, gathering, id);
  const named = [items.heading, ...items.lines].flatMap(({ zh }) => valuesIn(zh));
  return {
    register: other,
    records,
    titles: await titles(
      other,
      named.map(({ field }) => field),
      records,
    ),
  };
}
