import { randomUUID } from 'node:crypto';
import { workshopPackage } from '@taizhang/fixture';
import { photographTaken, serving, type Visitor } from '@taizhang/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

const scope = { kind: 'own-unit-and-below' } as const;
const account = (id: string, unit: string, role: string) => ({
  id,
  title: { zh: `${id}（合成）`, en: `${id} (synthetic)` },
  posts: [{ unit, role, scope }],
});
const accounts = [
  account('work.clerk', 'bench-a', 'clerk'),
  account('work.reviewer', 'bench-a', 'reviewer'),
  account('other.clerk', 'bench-b', 'clerk'),
];

const base = workshopPackage();
const served = serving(buildApp, { ...base, accounts: [...base.accounts, ...accounts] });
const { as, stranger } = served;
let clerk: Visitor;
let reviewer: Visitor;
let administrator: Visitor;
beforeAll(async () => {
  clerk = await as('work.clerk');
  reviewer = await as('work.reviewer');
  administrator = await as('audit.admin');
});

/** A bicycle of its own at bench a, being repaired. */
async function bicycle(): Promise<string> {
  const record = `RP-${randomUUID().slice(0, 8)}`;
  const entry = { register: 'repair', record, occurredOn: '2021-01-05' };
  const opening = {
    ...entry,
    transition: 'open',
    unit: 'bench-a',
    set: { label: record },
    amounts: { quoted: '100' },
  };
  for (const posting of [opening, { ...entry, transition: 'start', set: { promised: '2021-02-01' } }]) {
    const { status } = await recorded(clerk, posting);
    expect(status).toBe(201);
  }
  return record;
}
const recorded = (visitor: Visitor, posting: object, rest: object = {}) =>
  visitor.post('/api/work', { key: randomUUID(), posting, basis: null, form: null, ...rest });
const finish = (record: string) => ({
  register: 'repair',
  record,
  transition: 'finish',
  occurredOn: '2021-01-06',
});
const pay = (record: string, paid: string) => ({ ...finish(record), transition: 'pay', amounts: { paid } });

const boundary = 'a-boundary-of-parts';
/** Sends a file as a browser's form does. */
async function attach(
  visitor: Visitor,
  record: string,
  name: string,
  content: Buffer,
  id: string = randomUUID(),
  more = '',
) {
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: image/png\r\n\r\n`;
  const response = await served.app.inject({
    method: 'POST',
    url: `/api/records/repair/${record}/attachments?id=${id}${more}`,
    headers: {
      origin: 'http://localhost',
      cookie: visitor.cookie,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
  return { status: response.statusCode, json: response.json() };
}

const calls: readonly [string, 'get' | 'post', string, object?][] = [
  ['what stands around a record', 'get', '/api/records/repair/RP-1/work'],
  ['a form', 'get', '/api/registers/repair/forms/pay?record=RP-1'],
  ['the form of a correction', 'get', '/api/movements/1/form'],
  ['records to refer to', 'get', '/api/registers/customer/lookup?text=x'],
  ['a preview', 'post', '/api/work/preview', { posting: pay('RP-1', '1') }],
  ['recording', 'post', '/api/work', { key: 'k', posting: pay('RP-1', '1'), basis: null, form: null }],
  ['drafts', 'get', '/api/drafts'],
  ['keeping a draft', 'post', '/api/drafts', { form: 'f', register: 'repair', record: 'RP-1', content: 1 }],
  ['forgetting a draft', 'post', '/api/drafts/discard', { form: 'f' }],
  ['submissions', 'get', '/api/submissions'],
  ['a submission', 'get', '/api/submissions/x'],
  ['a decision', 'post', '/api/submissions/x/decision', { decision: 'approved', version: 1, note: null }],
  ['a file', 'get', `/api/attachments/${randomUUID()}`],
  ['a small picture', 'get', `/api/attachments/${randomUUID()}/thumbnail`],
  ['withdrawing a file', 'post', `/api/attachments/${randomUUID()}/withdrawal`, { reason: 'x' }],
];

describe('every route of work', () => {
  it.each(calls)('is refused to whoever is not signed in: %s', async (_name, method, url, body) => {
    const { status, json } = method === 'get' ? await stranger().get(url) : await stranger().post(url, body);
    expect([status, json.code]).toEqual([401, 'not-signed-in']);
  });

  it.each(calls.filter(([, , url]) => /records|forms|movements|work|submissions\/|attachments/.test(url)))(
    'shows an administrator nothing of it: %s',
    async (_name, method, url, body) => {
      const { json } = method === 'get' ? await administrator.get(url) : await administrator.post(url, body);
      expect(json.code).toMatch(/^(unknown-(record|movement|submission|attachment)|not-permitted)$/);
    },
  );

  it.each(calls.filter(([, method]) => method === 'post'))(
    'refuses a body of another form: %s',
    async (_name, _method, url) => {
      for (const body of [{}, { key: 7, posting: 'x', form: [], reason: 1, decision: 'perhaps' }]) {
        const { status, json } = await clerk.post(url, body);
        expect([status, json.code]).toEqual([400, 'malformed-request']);
      }
    },
  );
});

describe('a form', () => {
  it('asks for what the definition asks, filled with what stands there', async () => {
    const record = await bicycle();
    const { status, json } = await clerk.get(`/api/registers/repair/forms/finish?record=${record}`);
    expect(status).toBe(200);
    expect(json).toMatchObject({ record, reviewed: true, opens: false, stage: { id: 'repairing' } });
    expect(json.fields).toMatchObject([{ id: 'promised', required: true, value: '2021-02-01' }]);
    const { json: opening } = await clerk.get('/api/registers/repair/forms/open');
    expect(opening.record).toMatch(/^RP-\d{8}-/);
    expect(opening.unit.options.map((unit: { id: string }) => unit.id)).toEqual(['bench-a']);
  });

  it('is not handed out where it could never be sent', async () => {
    const record = await bicycle();
    const of = async (visitor: Visitor, what: string) =>
      (await visitor.get(`/api/registers/repair/forms/${what}?record=${record}`)).json.code;
    expect(await of(clerk, 'return')).toBe('wrong-stage');
    expect(await of(clerk, 'vanish')).toBe('unknown-transition');
    expect(await of(reviewer, 'finish')).toBe('not-permitted');
    expect((await clerk.get('/api/registers/repair/forms/pay?record=RP-none')).json.code).toBe(
      'unknown-record',
    );
  });

  it('of a correction is filled with what was said', async () => {
    const record = await bicycle();
    const { json } = await recorded(clerk, pay(record, '5'));
    const { json: form } = await clerk.get(`/api/movements/${json.seq}/form`);
    expect(form).toMatchObject({ corrects: { seq: json.seq, occurredOn: '2021-01-06' } });
    expect(form.fields).toMatchObject([{ id: 'paid', value: '5' }]);
    const posting = { corrects: json.seq, with: pay(record, '8'), reason: '少记' };
    const { json: planned } = await clerk.post('/api/work/preview', { posting });
    expect(planned.faults).toEqual([]);
    expect(planned.said).toMatchObject([{ id: 'paid', before: { zh: '5元' }, after: { zh: '8元' } }]);
    expect(planned.movements.map((m: { origin: string }) => m.origin)).toEqual(['reversal', 'entry']);
    expect((await recorded(clerk, posting)).json.outcome).toBe('posted');
    expect((await clerk.get(`/api/movements/${json.seq}/form`)).json.code).toBe('already-reversed');
  });
});

describe('recording', () => {
  it('shows in the timeline what each movement changed', async () => {
    const record = await bicycle();
    await recorded(clerk, pay(record, '<script>1</script>')).then(({ json }) =>
      expect([json.code, json.field]).toEqual(['not-a-number', 'posting.amounts.paid']),
    );
    await recorded(clerk, pay(record, '5'));
    const { json } = await clerk.get(`/api/records/repair/${record}?order=newest`);
    expect(json.movements[0]).toMatchObject({
      recordedBy: 'work.clerk',
      changes: [{ id: 'paid', before: { zh: '0元' }, after: { zh: '5元' } }],
    });
  });

  it('refuses directly what waits for a reviewer', async () => {
    const record = await bicycle();
    const { json } = await clerk.post('/api/movements', { key: randomUUID(), postings: [finish(record)] });
    expect(json.code).toBe('not-permitted');
  });

  it('of a record of another unit is refused and kept in the audit', async () => {
    const record = await bicycle();
    const other = await as('other.clerk');
    expect((await recorded(other, pay(record, '1'))).json.code).toBe('unknown-record');
    expect((await other.get(`/api/records/repair/${record}/work`)).json.code).toBe('unknown-record');
    const { rows } = await served.installation.pool.query(
      "select detail from audit_entry where account = 'other.clerk' and outcome = 'refused' order by seq",
    );
    expect(rows.map((row) => row.detail.reason)).toEqual(['unknown-record', 'unknown-record']);
    expect(rows[1].detail.id).toBe(record);
  });
});

describe('a submission', () => {
  it('goes from its recorder to its reviewer, who sees what it would do', async () => {
    const record = await bicycle();
    const key = randomUUID();
    expect((await recorded(clerk, finish(record), { key })).json.outcome).toBe('submitted');
    const { json: list } = await reviewer.get('/api/submissions?side=review&limit=200');
    expect(list.submissions.map((s: { id: string }) => s.id)).toContain(key);
    const { json } = await reviewer.get(`/api/submissions/${key}`);
    expect(json).toMatchObject({ mayReview: true, own: false, version: 1, submittedBy: 'work.clerk' });
    expect(json.planned.changes).toMatchObject([
      { id: 'stage', before: { zh: '在修' }, after: { zh: '修好' } },
    ]);
    const decide = (visitor: Visitor, body: object) => visitor.post(`/api/submissions/${key}/decision`, body);
    const approve = { decision: 'approved', version: 1, note: null };
    expect((await decide(clerk, approve)).json.code).toBe('own-submission');
    expect((await decide(reviewer, { ...approve, decision: 'returned' })).json).toMatchObject({
      code: 'missing-reason',
      field: 'note',
    });
    expect((await decide(reviewer, approve)).json.state).toBe('approved');
    expect((await decide(clerk, { ...approve, decision: 'withdrawn' })).json.code).toBe('submission-moved');
    const { json: after } = await clerk.get(`/api/records/repair/${record}`);
    expect(after.stage.id).toBe('done');
    expect((await clerk.get('/api/submissions?side=mine&state=approved')).json.total).toBeGreaterThan(0);
  });
});

describe('a draft', () => {
  it('waits with its record until it is forgotten', async () => {
    const record = await bicycle();
    const draft = {
      form: `repair/${record}/pay`,
      register: 'repair',
      record,
      content: { amounts: { paid: '3' } },
    };
    expect((await clerk.post('/api/drafts', draft)).json).toEqual({ done: true });
    const { json } = await clerk.get(`/api/records/repair/${record}/work`);
    expect(json.drafts).toMatchObject([{ form: draft.form, content: draft.content }]);
    expect(json.ways.map((way: { id: string }) => way.id)).toContain('pay');
    await clerk.post('/api/drafts/discard', { form: draft.form });
    expect((await clerk.get(`/api/drafts?record=${record}`)).json.drafts).toEqual([]);
  });
});

describe('an attachment', () => {
  it('is taken in once, and given out so that nothing in it can run', async () => {
    const record = await bicycle();
    const id = randomUUID();
    const text = Buffer.from('付讫 <b>五元</b>');
    const kept = await attach(clerk, record, '收据 1.txt', text, id);
    expect([kept.status, kept.json.type]).toEqual([201, 'text/plain']);
    expect((await attach(clerk, record, '收据 1.txt', text, id)).json).toEqual(kept.json);
    const given = await served.app.inject({
      url: `/api/attachments/${id}`,
      headers: { cookie: reviewer.cookie },
    });
    expect(given.body).toBe(text.toString());
    expect(given.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': expect.stringContaining("filename*=UTF-8''%E6%94%B6"),
    });
    expect((await clerk.get(`/api/attachments/${id}/thumbnail`)).json.code).toBe('unknown-attachment');
    const withdrawn = await clerk.post(`/api/attachments/${id}/withdrawal`, { reason: '传错' });
    expect(withdrawn.json.withdrawn).toMatchObject({ reason: '传错', by: 'work.clerk' });
    const { json } = await reviewer.get(`/api/records/repair/${record}/work`);
    expect(json.attachments).toHaveLength(1);
  });

  it('is declared to be a document that its register knows, and to be taken on a day', async () => {
    const record = await bicycle();
    const said = (more: string, visitor = clerk) =>
      attach(visitor, record, '取车单.txt', Buffer.from('合成'), randomUUID(), more);
    const kept = await said('&document=slip&taken=2021-03-02');
    expect([kept.status, kept.json.document, kept.json.takenOn]).toEqual([201, 'slip', '2021-03-02']);
    expect((await said('')).json).toMatchObject({ document: null, takenOn: null });
    expect((await said('&document=toString')).json).toMatchObject({
      code: 'unknown-option',
      field: 'document',
    });
    expect((await said('&taken=2021-02-30')).json).toMatchObject({ code: 'impossible-date', field: 'taken' });
    expect((await said('&taken=2199-01-01')).json).toMatchObject({ code: 'future-day', field: 'taken' });
    expect((await said('&document=slip', reviewer)).json.code).toBe('not-permitted');
    const { json } = await clerk.get(`/api/records/repair/${record}/work`);
    expect(json.attachments).toHaveLength(2);
    expect(json.photographs).toMatchObject({ months: ['2021-02'], wanted: true });
  });

  it('says of a photograph when and where it was taken, beside what somebody said, and gives it out as it came', async () => {
    const record = await bicycle();
    const id = randomUUID();
    const said = { takenOn: '2021-03-05', place: { longitude: 114.31, latitude: 30.55 } };
    const kept = await attach(clerk, record, '现场.jpg', photographTaken(), id, '&taken=2021-03-02');
    expect(kept.json).toMatchObject({ takenOn: '2021-03-02', said });
    const { json } = await clerk.get(`/api/records/repair/${record}/work`);
    expect(json.attachments).toMatchObject([{ takenOn: '2021-03-02', said }]);
    const given = await served.app.inject({
      url: `/api/attachments/${id}`,
      headers: { cookie: clerk.cookie },
    });
    expect(given.rawPayload.equals(photographTaken())).toBe(true);
    const plain = await attach(clerk, record, '说明.txt', Buffer.from('合成'));
    expect(plain.json.said).toEqual({ takenOn: null, place: null });
  });

  it('is refused when it is too large, could run something, or may not be added', async () => {
    const record = await bicycle();
    const codeOf = async (visitor: Visitor, name: string, content: Buffer) =>
      (await attach(visitor, record, name, content)).json.code;
    expect(await codeOf(clerk, 'a.txt', Buffer.alloc(21 * 1024 * 1024, 97))).toBe('file-too-large');
    const large = await attach(clerk, await bicycle(), 'a.txt', Buffer.alloc(19 * 1024 * 1024, 97));
    expect([large.status, large.json.size]).toEqual([201, 19 * 1024 * 1024]);
    expect(await codeOf(clerk, 'a.png', Buffer.from('<svg onload="1"/>'))).toBe('file-not-allowed');
    expect(await codeOf(reviewer, 'a.txt', Buffer.from('x'))).toBe('not-permitted');
    const plain = await clerk.post(`/api/records/repair/${record}/attachments?id=${randomUUID()}`, {});
    expect(plain.json.code).toBe('missing-value');
    const { rowCount } = await served.installation.pool.query(
      "select from audit_entry where detail->>'reason' = 'file-not-allowed' and account = 'work.clerk'",
    );
    expect(rowCount).toBe(1);
    const { json } = await clerk.get(`/api/records/repair/${record}/work`);
    expect(json.attachments).toEqual([]);
  });
});
