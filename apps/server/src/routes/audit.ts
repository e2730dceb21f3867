import { Readable } from 'node:stream';
import { roles } from '@taizhang/access';
import { type AuditFilter as AskedFilter, type Label, routes } from '@taizhang/contract';
import { parseDay, Refusal } from '@taizhang/definition';
import {
  type AuditFilter,
  endOfDay,
  exportAudit,
  type Installation,
  listAccounts,
  searchAudit,
  startOfDay,
} from '@taizhang/runtime';
import type { FastifyInstance } from 'fastify';
import { serve, serveFile } from '../serve.ts';
import { auditCsv } from '../views/audit-csv.ts';

/** The audit, for its administrator: searched, and taken away as a file. */
export function auditRoutes(app: FastifyInstance, { pool, district }: Installation): void {
  const { store, catalogue } = district;
  const namesNow = async () => new Map((await listAccounts(pool)).map(({ id, name }) => [id, name]));
  serve(app, routes.audit, async ({ query: { limit, offset, ...asked }, viewer }) => {
    const filter = filterOf(store.timeZone, asked);
    const { entries, more } = await searchAudit(pool, store, viewer, { ...filter, limit, offset });
    const names = await namesNow();
    return {
      entries: entries.map((entry) => ({
        ...entry,
        at: entry.at.toISOString(),
        name: names.get(entry.account ?? '') ?? null,
      })),
      more,
    };
  });
  serve(app, routes.auditTerms, async () => ({
    accounts: (await listAccounts(pool)).map(({ id, name }) => ({ id, name })),
    registers: [...catalogue.registers.values()].map(named),
    units: [...district.directory.tree.units.values()].map(named),
    roles: [...roles.values()].map(named),
  }));
  serveFile(app, routes.auditExport, async ({ query, viewer }, _request, reply) => {
    const portions = await exportAudit(pool, store, viewer, filterOf(store.timeZone, query));
    // What cannot be read is refused here, not after the file has begun.
    const first = await portions.next();
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="audit.csv"')
      .send(Readable.from(auditCsv(first, portions, await namesNow())));
  });
}

const named = ({ id, title }: { readonly id: string; readonly title: Label }) => ({ id, title });

/** A day is meant from its first moment to its last. @throws Refusal impossible-date */
function filterOf(timeZone: string, { from, to, ...asked }: AskedFilter): AuditFilter {
  return {
    ...asked,
    from: momentOf(from, 'from', (day) => startOfDay(timeZone, day)),
    to: momentOf(to, 'to', (day) => new Date(endOfDay(timeZone, day).getTime() + 1)),
  };
}

const lengthOfDay = 'YYYY-MM-DD'.length;

function momentOf(text: string | undefined, field: string, edge: (day: string) => Date): Date | undefined {
  if (text === undefined) return undefined;
  if (text.length > lengthOfDay) return new Date(text);
  try {
    return edge(parseDay(text));
  } catch (error) {
    throw error instanceof Refusal ? error.at(field) : error;
  }
}
