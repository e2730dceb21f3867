import { reaches, type Viewer } from '@taizhang/access';
import { routes } from '@taizhang/contract';
import { parseDay, Refusal, type Register } from '@taizhang/definition';
import { type Installation, todayOf } from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve } from '../serve.ts';
import { flowRecordsView, flowView } from '../views/library.ts';

/** The account of libraries: what was there, what came in, what went out. */
export function libraryRoutes(app: FastifyInstance, { district, libraries }: Installation): void {
  const { store } = district;
  const registerFor = (viewer: Viewer, id: string): Register => {
    const register = store.catalogue.registers.get(id);
    if (!register || !reaches(viewer, 'read', id)) throw new Refusal('unknown-register', { register: id });
    return register;
  };
  /** @throws Refusal impossible-date; days-out-of-order */
  const periodOf = ({ from, to }: { from?: string | undefined; to?: string | undefined }) => {
    const last = dayAt(to ?? todayOf(district), 'to');
    const first = dayAt(from ?? `${last.slice(0, 4)}-01-01`, 'from');
    if (first > last) throw new Refusal('days-out-of-order', {}, 'from');
    return { from: first, to: last };
  };

  serve(app, routes.libraries, async ({ params, query, viewer }) => {
    const register = registerFor(viewer, params.register);
    const period = periodOf(query);
    const { cells, times } = await libraries.read(viewer, register, period);
    return flowView(register, period, cells, times);
  });
  serve(app, routes.libraryRecords, async ({ params, query, viewer }) => {
    const register = registerFor(viewer, params.register);
    const { part, library, transition = null } = query;
    const found = await libraries.records(viewer, register, {
      ...periodOf(query),
      part,
      library,
      transition,
    });
    return flowRecordsView(register, found);
  });
}

function dayAt(day: string, field: string): string {
  try {
    return parseDay(day);
  } catch (error) {
    throw error instanceof Refusal ? error.at(field) : error;
  }
}
