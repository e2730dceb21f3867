import { randomUUID } from 'node:crypto';
import type { WireRefusal } from '@taizhang/contract';
import { Refusal, refusals, refusalText } from '@taizhang/definition';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

/** A refusal as it travels. */
export function wireOf(refusal: Refusal): WireRefusal {
  const { code, field, details } = refusal;
  return {
    code,
    field: field ?? null,
    details,
    message: refusalText(code, details),
    status: refusals[code].status,
  };
}

const inChinese = z.locales.zhCN().localeError;
const inEnglish = z.locales.en().localeError;

/** What is wrong with a request's form, said of the field at fault. */
export function malformed(error: z.ZodError): Refusal {
  const { issue, path } = innermost(error.issues as z.core.$ZodRawIssue[], []);
  const said = (message: ReturnType<typeof inChinese>) =>
    (typeof message === 'string' ? message : message?.message) ?? '';
  const reason = { zh: said(inChinese(issue)), en: said(inEnglish(issue)) };
  return new Refusal('malformed-request', { reason }, fieldName(path) || undefined);
}

/** Of the forms a value might have had, the one that was most nearly met tells what is wrong. */
function innermost(
  issues: readonly z.core.$ZodRawIssue[],
  prefix: readonly PropertyKey[],
): { issue: z.core.$ZodRawIssue; path: readonly PropertyKey[] } {
  const issue = issues[0] as z.core.$ZodRawIssue;
  const path = [...prefix, ...(issue.path ?? [])];
  if (issue.code !== 'invalid_union') return { issue, path };
  const forms = (issue as unknown as { errors: z.core.$ZodRawIssue[][] }).errors;
  const nearest = forms.filter((form) => form.length > 0).toSorted((a, b) => faults(a) - faults(b))[0];
  return nearest ? innermost(nearest, path) : { issue, path };
}

const faults = (form: readonly z.core.$ZodRawIssue[]): number =>
  form.reduce(
    (sum, issue) => sum + (issue.code === 'unrecognized_keys' ? (issue.keys as string[]).length : 1),
    0,
  );

const fieldName = (path: readonly PropertyKey[]): string =>
  path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i > 0 ? '.' : ''}${String(step)}`))
    .join('');

/** What a failure is to the caller: never more than the catalogue says. */
function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (isLostDatabase(error)) return new Refusal('database-unavailable');
  // PostgreSQL's word for characters that no text of ours can have, such as NUL in an address.
  const unreadable = '22021';
  if ((error as { code?: unknown }).code === unreadable) return new Refusal('unreadable-text');
  const { statusCode, message } = error as { statusCode?: unknown; message?: unknown };
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500)
    return new Refusal('malformed-request', {
      reason: { zh: `无法读取（${message}）`, en: String(message) },
    });
  return null;
}

/** An answer to what never reached a route, such as an address that cannot be decoded. */
export function refuseBeforeRouting(error: Error, _request: FastifyRequest, reply: FastifyReply): void {
  const refusal = new Refusal('malformed-request', {
    reason: { zh: `无法读取（${error.message}）`, en: error.message },
  });
  reply.status(400).send(wireOf(refusal));
}

/** The one place where failures become answers. */
export function refuseInOneForm(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const refusal =
      refusalOf(error) ?? internal(error, (fields) => request.log.error(fields, 'internal error'));
    const wire = wireOf(refusal);
    return reply.status(wire.status).send(wire);
  });
}

function internal(error: unknown, log: (fields: object) => void): Refusal {
  const reference = randomUUID().slice(0, 8);
  log({ reference, err: error });
  return new Refusal('internal', { reference });
}

/** A connection that broke, or a server that is starting or stopping, outside a transaction of the store. */
function isLostDatabase(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isLostDatabase);
  if (!(error instanceof Error)) return false;
  const state = 'code' in error ? String(error.code) : '';
  return (
    /^(08...|57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE)$/.test(state) ||
    /^Connection terminated|^Cannot use a pool after/.test(error.message)
  );
}
