import { reaches, type Viewer } from '@taizhang/access';
import { type RecordChainsQuery, routes } from '@taizhang/contract';
import { type Chain, Refusal, type Register } from '@taizhang/definition';
import { type Installation, lightsAt, registerOf, titlesOf, todayOf } from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { chainNamed, chainRead, chainView, namesRead, readPage, recordChainView } from '../views/chain.ts';

/** Chains: what waits for what, and whose delay is whose. */
export function chainRoutes(app: FastifyInstance, { pool, district, chains }: Installation): void {
  const { store } = district;
  const readable = (viewer: Viewer): Register[] =>
    [...store.catalogue.registers.values()].filter(({ id }) => reaches(viewer, 'read', id));

  serve(app, routes.chains, async ({ viewer }) => ({
    chains: readable(viewer).flatMap((register) =>
      Object.entries(register.chains ?? {}).map(([id, chain]) => chainNamed(register, id, chain)),
    ),
  }));
  serve(app, routes.chain, async ({ params, query, viewer }) => {
    const register = readable(viewer).find(({ id }) => id === params.register);
    if (!register) throw new Refusal('unknown-register', { register: params.register });
    const chain = chainOf(register, params.chain);
    const { day, at } = asked(query);
    const look = { district, register, id: params.chain, chain, day };
    const read = readPage(look, await chains.read(viewer, register, chain, null, at), query);
    const titled = await titlesOf(pool, store, viewer, namesRead(look, read.onPage));
    return chainView(look, read, query, titled);
  });
  serve(app, routes.recordChains, async ({ params, query, viewer }) => {
    const register = registerOf(store, params.register);
    const { day, at } = asked(query);
    const views = [];
    for (const [id, chain] of Object.entries(register.chains ?? {})) {
      const of = (when?: typeof at) => chains.read(viewer, register, chain, params.id, when);
      const [found] = await of(at);
      if (found) {
        const look = { district, register, id, chain, day };
        const read = chainRead(look, found);
        const titled = await titlesOf(pool, store, viewer, namesRead(look, [read]));
        views.push(recordChainView(look, read, titled));
      }
      // It may have been opened since, or not be known yet then: whoever reaches it is told so.
      else if (!at || (await of()).length === 0) throw new Refusal('unknown-record', { record: params.id });
    }
    return { today: todayOf(district), day, known: query.known ?? null, chains: views };
  });

  /** As of when is asked; on the day on which the district stands, as known now, records say themselves where they stand. */
  function asked(query: RecordChainsQuery) {
    const { day, knownAt } = lightsAt({ district }, query);
    const past = day < todayOf(district) || knownAt !== null;
    return { day, at: past ? { day, knownAt: knownAt ?? new Date() } : undefined };
  }
}

function chainOf(register: Register, id: string): Chain {
  const chain = Object.hasOwn(register.chains ?? {}, id) ? register.chains?.[id] : undefined;
  if (!chain) throw new Refusal('unknown-chain', { chain: id });
  return chain;
}
