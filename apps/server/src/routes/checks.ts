import { routes } from '@taizhang/contract';
import { Refusal } from '@taizhang/definition';
import {
  type CheckOffice,
  candidateView,
  checkedDocument,
  checkSummaryView,
  checkView,
  decideOnFigure,
  findCandidates,
  type Installation,
  makeCheck,
  markedDocument,
  type NamedBytes,
  noteCheckExport,
  readCheck,
  readChecks,
  removeCheck,
  rolesThatCheck,
  shareWithRoles,
  signOffSheetsOf,
} from '@taizhang/runtime';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Call, serve, serveFile } from '../serve.ts';
import { disposition, locked, uploadedFiles } from './uploaded.ts';

/** So many documents are checked at once: each takes a core. */
const mostAtOnce = 3;
const mostEarlier = 5;

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Checks of documents: making them, deciding on them, and what is taken home of them. */
export function checkRoutes(app: FastifyInstance, installation: Installation): void {
  const { pool, district, vault } = installation;
  const { store } = district;
  const officeOf = (viewer: CheckOffice['viewer']): CheckOffice => ({ pool, district, vault, viewer });
  let underWay = 0;

  serve(app, routes.checks, async ({ query, viewer }) => {
    const { total, checks } = await readChecks(officeOf(viewer), query);
    return {
      total,
      checks: checks.map((check) => checkSummaryView(district, viewer, check)),
      roles: rolesThatCheck().map(({ id, title }) => ({ id, title })),
    };
  });
  serveFile(app, routes.makeCheck, async ({ query, viewer }, request, reply) => {
    if (underWay >= mostAtOnce) throw new Refusal('server-busy');
    underWay += 1;
    try {
      const { id, ...options } = query;
      const { document, earlier } = await documentsOf(request);
      const check = await makeCheck(officeOf(viewer), id, document, { ...options, earlier });
      return reply.status(201).send(checkView(district, viewer, check));
    } finally {
      underWay -= 1;
    }
  });
  serve(app, routes.check, async ({ params, viewer }) =>
    checkView(district, viewer, await readCheck(officeOf(viewer), params.check)),
  );
  serve(app, routes.checkCandidates, async ({ params, query, viewer }) => {
    const found = await findCandidates(officeOf(viewer), params.check, query.text, query.limit);
    return { candidates: found.map((candidate) => candidateView(district, candidate)) };
  });
  serve(app, routes.decideFigure, async ({ params, body, viewer }) => {
    const { decision: kind, ...rest } = body;
    return decideOnFigure(officeOf(viewer), params.check, params.position, { kind, ...rest });
  });
  serve(app, routes.shareCheck, async ({ params, body, viewer }) => {
    await shareWithRoles(officeOf(viewer), params.check, body.roles);
    return checkSummaryView(district, viewer, await readCheck(officeOf(viewer), params.check));
  });
  serve(app, routes.removeCheck, async ({ params, viewer }) => {
    await removeCheck(pool, store, viewer, params.check);
    return { done: true as const };
  });
  fileRoutes(app, installation, officeOf);
}

/** @throws Refusal missing-value and as `uploadedFiles` */
async function documentsOf(
  request: FastifyRequest,
): Promise<{ document: NamedBytes; earlier: NamedBytes[] }> {
  const files = await uploadedFiles(request, 1 + mostEarlier);
  const ofPart = (part: string) =>
    files.filter((file) => file.part === part).map(({ name, content }) => ({ name, bytes: content }));
  const [document] = ofPart('file');
  if (!document) throw new Refusal('missing-value', {}, 'file');
  return { document, earlier: ofPart('earlier') };
}

/** The files that a check is taken home as; each is noted before it leaves. */
function fileRoutes(
  app: FastifyInstance,
  { pool, district, vault }: Installation,
  officeOf: (viewer: CheckOffice['viewer']) => CheckOffice,
): void {
  const { store } = district;
  type OfCheck = Call<typeof routes.markedDocument>;
  const noted = async ({ params, viewer }: OfCheck, as: string) => {
    const check = await readCheck(officeOf(viewer), params.check);
    await noteCheckExport(pool, store, viewer, params.check, as);
    return check;
  };
  const send = (reply: FastifyReply, type: string, name: string, content: Uint8Array | string) =>
    locked(reply)
      .headers({ 'content-type': type, 'content-disposition': disposition('attachment', name) })
      .send(typeof content === 'string' ? content : Buffer.from(content));

  serveFile(app, routes.markedDocument, async (call, _request, reply) => {
    const check = await noted(call, 'marked');
    const document = await checkedDocument(pool, store, vault, call.viewer, call.params.check);
    return send(reply, wordType, `核数标注-${stem(check.name)}.docx`, await markedDocument(check, document));
  });
  serveFile(app, routes.signOffSheets, async (call, _request, reply) => {
    const check = await noted(call, 'sheets');
    return send(reply, wordType, `核数单-${stem(check.name)}.docx`, await signOffSheetsOf(check));
  });
  serveFile(app, routes.checkExport, async (call, _request, reply) => {
    const check = await noted(call, 'json');
    const json = JSON.stringify(checkView(district, call.viewer, check), null, 2);
    return send(reply, 'application/json; charset=utf-8', `核数-${stem(check.name)}.json`, json);
  });
}

const stem = (name: string): string => name.replace(/\.[^.]*$/, '') || name;
