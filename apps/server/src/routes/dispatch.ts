import type { Viewer } from '@taizhang/access';
import { routes } from '@taizhang/contract';
import {
  answersForRecord,
  type DispatchAsked,
  dayIn,
  dispatchOf,
  dispatchRecords,
  handOver,
  type Installation,
  instantOf,
  leadersOf,
  leaderWeek,
  note,
  officialPaper,
  registerOf,
  successorsIn,
  todayOf,
} from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { wireOf } from '../refusing.ts';
import { serve, serveFile } from '../serve.ts';
import { dispatchView } from '../views/dispatch.ts';
import { dispatchPaper } from '../views/dispatch-paper.ts';
import { answersView, leadersView, leaderView, movedRowView, titledView } from '../views/responsibility.ts';
import { disposition, locked } from './uploaded.ts';

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** A paper is read by people: whoever wants more filters, or asks the interface. */
const mostOnPaper = 200;

/** Who answers for what, the leaders' weeks, and the weekly dispatch with its paper. */
export function dispatchRoutes(app: FastifyInstance, installation: Installation): void {
  const { pool, district, vault } = installation;
  const officeOf = (viewer: Viewer) => ({ ...installation, viewer });

  serve(app, routes.answers, async ({ params, query, viewer }) =>
    answersView(
      district,
      todayOf(district),
      await answersForRecord(
        pool,
        district.store,
        viewer,
        params.register,
        params.id,
        query.knownAt === undefined ? null : instantOf(district, query.knownAt),
      ),
    ),
  );
  serve(app, routes.leaders, async ({ query, viewer }) =>
    leadersView(district, await leadersOf(officeOf(viewer), query)),
  );
  serve(app, routes.leader, async ({ params, query, viewer }) =>
    leaderView(district, await leaderWeek(officeOf(viewer), params, query)),
  );
  serve(app, routes.successors, async ({ params, viewer }) => {
    const register = registerOf(district.store, params.register);
    const found = await successorsIn(pool, district.store, viewer, register);
    return { successors: found.map((one) => titledView(district, one)) };
  });
  serve(app, routes.handOver, async ({ params, body, viewer }) => {
    const office = { ...officeOf(viewer), vault };
    const { done, submitted, refused } = await handOver(office, { from: params, ...body });
    return {
      done: [...done],
      submitted: [...submitted],
      refused: refused.map(({ item, refusal }) => ({ item, refusal: wireOf(refusal) })),
    };
  });
  serve(app, routes.dispatch, async ({ query, viewer }) =>
    dispatchView(district, viewer, await dispatchOf(officeOf(viewer), query, query)),
  );
  serve(app, routes.dispatchRecords, async ({ query, viewer }) => {
    const { total, records } = await dispatchRecords(officeOf(viewer), query, query);
    return { total, records: records.map((one) => movedRowView(district, one)) };
  });
  serveFile(app, routes.dispatchPack, async ({ query, viewer }, _request, reply) => {
    const { lang, ...asked } = query;
    const page = { limit: mostOnPaper, passed: 0, soon: 0, turned: 0, behind: 0 };
    const view = dispatchView(district, viewer, await dispatchOf(officeOf(viewer), asked, page));
    const known = dayIn(district.package.timeZone, new Date(view.week.knownAt));
    const docx = await officialPaper(dispatchPaper(view, scopeOf(asked), known, lang));
    await note(pool, district.store, viewer, {
      action: 'export',
      outcome: 'done',
      detail: { as: 'dispatch', ...asked },
    });
    return locked(reply)
      .headers({
        'content-type': wordType,
        'content-disposition': disposition('attachment', `周调度-${view.week.from}.docx`),
      })
      .send(Buffer.from(docx));
  });

  /** What a filter leaves, in words. */
  function scopeOf({ unit, street, register, about }: DispatchAsked) {
    const { units } = district.directory.tree;
    const titled = [
      unit === undefined ? undefined : units.get(unit)?.title,
      street === undefined ? undefined : units.get(street)?.title,
      register === undefined ? undefined : district.catalogue.registers.get(register)?.title,
      about === undefined ? undefined : { zh: about, en: about },
    ];
    return titled.filter((title) => title !== undefined);
  }
}
