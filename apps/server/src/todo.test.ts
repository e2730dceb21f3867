import { publication, takings, workshopPackage } from '@taizhang/fixture';
import type { DistrictPackage } from '@taizhang/runtime';
import { serving } from '@taizhang/testkit';
import { describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';

const past = { recordedAt: '2021-07-10T02:00:00Z', recordedBy: 'guild' };
const level = {
  id: 'takings',
  label: { zh: '收入', en: 'Takings' },
  metric: 'takings.level',
  parameters: { shop: 'a' },
  unit: 'wan-yuan',
  decimals: 1,
} as const;
const opened = (record: string, unit: string, promised: string) => ({
  register: 'repair',
  record,
  transition: 'open',
  occurredOn: '2021-05-01',
  unit,
  street: 'north',
  set: { label: record, colour: 'red', promised },
  amounts: { quoted: '10' },
  recordedAt: '2021-05-01T02:00:00Z',
  recordedBy: unit,
});

function town(): DistrictPackage {
  const base = workshopPackage();
  const [template] = base.templates;
  if (!template) throw new Error('the workshop has a report');
  const figures = [...template.figures, level];
  const [paid] = template.figures.filter(({ metric }) => metric === 'repair.paid');
  if (!paid) throw new Error('the report says what was paid');
  return {
    ...base,
    standsOn: '2021-07-01',
    registers: [...base.registers, takings],
    templates: [{ ...template, figures, sections: [...template.sections, { paragraphs: ['{{takings}}'] }] }],
    cockpit: {
      report: template.id,
      headline: ['takings'],
      targets: [paid.id],
      map: [paid.id],
      trends: [paid.id],
    },
    history: () => [
      ...base.history(),
      { ...publication('a', '2020-06-30', { level: '80.0', growth: '-11.1' }), ...past },
      { ...publication('a', '2021-06-30', { level: '100.0', growth: '25' }), ...past },
      opened('RP-A', 'bench-a', '2021-06-01'),
      opened('RP-B', 'bench-b', '2021-06-02'),
      opened('RP-S', 'bench-a', '2021-07-05'),
    ],
  };
}

const { as, stranger } = serving(buildApp, town());
const ids = (list: { due: { id: string }[] }) => list.due.map(({ id }) => id);

describe('GET /api/todo', () => {
  it('says what one’s own unit has to do, and nothing of another’s', async () => {
    const { status, json } = await (await as('clerk.a')).get('/api/todo');
    expect(status).toBe(200);
    expect(json).toMatchObject({ today: '2021-07-01', until: '2021-07-08', toReview: 0, returned: 0 });
    expect([ids(json.overdue), ids(json.soon)]).toEqual([['RP-A'], ['RP-S']]);
    const other = await (await as('clerk.b')).get('/api/todo');
    expect(ids(other.json.overdue)).toEqual(['RP-B']);
  });

  it('is refused to nobody in particular, and a malformed page to everybody', async () => {
    expect((await stranger().get('/api/todo')).status).toBe(401);
    const { status, json } = await (await as('clerk.a')).get('/api/todo?limit=0');
    expect([status, json.code]).toEqual([400, 'malformed-request']);
  });
});

describe('GET /api/overdue', () => {
  it('counts for who reads figures whose work is overdue, and names what he may read', async () => {
    const { json } = await (await as('coordinator')).get('/api/overdue');
    expect(
      json.units.map((one: { unit: { id: string }; overdue: number }) => [one.unit.id, one.overdue]),
    ).toEqual([
      ['bench-a', 1],
      ['bench-b', 1],
    ]);
    expect(json.readable).toBe(2);
    const leader = (await (await as('leader.a')).get('/api/overdue')).json;
    expect(leader.longest.map(({ id }: { id: string }) => id)).toEqual(['RP-A']);
  });

  it('is refused to who does not', async () => {
    expect((await (await as('audit.admin')).get('/api/overdue')).status).toBe(403);
    expect((await stranger().get('/api/overdue')).status).toBe(401);
  });
});

describe('GET /api/people', () => {
  it('says what accounts and units are called that acted, and leaves out whom it does not know', async () => {
    const { json } = await (await as('clerk.a')).get('/api/people?ids=clerk.b,bench-a,system,nobody');
    expect(json.people.map(({ id }: { id: string }) => id)).toEqual(['clerk.b', 'bench-a', 'system']);
    for (const { title } of json.people) expect(title.zh).not.toBe('');
  });

  it('is refused to a stranger, and too many to everybody', async () => {
    expect((await stranger().get('/api/people?ids=clerk.a')).status).toBe(401);
    const many = Array.from({ length: 101 }, (_, i) => `p${i}`).join(',');
    const clerk = await as('clerk.a');
    for (const ids of ['', many]) {
      const { status, json } = await clerk.get(`/api/people?ids=${ids}`);
      expect([status, json.code]).toEqual([400, 'malformed-request']);
    }
  });
});

describe('notices and where they go', () => {
  it('are one’s own', async () => {
    const clerk = await as('clerk.a');
    expect((await clerk.get('/api/notices')).json).toEqual({ total: 0, unread: 0, notices: [] });
    expect((await clerk.post('/api/notices/read', { upTo: 5 })).status).toBe(200);
    expect((await stranger().get('/api/notices')).status).toBe(401);
    expect((await clerk.post('/api/notices/read', { upTo: 'all' })).json.code).toBe('malformed-request');
  });

  it('go to an address that is one', async () => {
    const clerk = await as('clerk.a');
    expect((await clerk.get('/api/notices/outlet')).json).toEqual({ email: null });
    const chosen = await clerk.post('/api/notices/outlet', { email: 'a@example.org' });
    expect([chosen.status, chosen.json]).toEqual([200, { email: 'a@example.org' }]);
    expect((await clerk.get('/api/notices/outlet')).json).toEqual({ email: 'a@example.org' });
    const wrong = await clerk.post('/api/notices/outlet', { email: 'a at example' });
    expect([wrong.status, wrong.json.code, wrong.json.field]).toEqual([400, 'malformed-request', 'email']);
    expect((await (await as('clerk.b')).get('/api/notices/outlet')).json).toEqual({ email: null });
    expect((await stranger().get('/api/notices/outlet')).status).toBe(401);
  });
});

describe('GET /api/cockpit', () => {
  it('shows growth, targets and sub-districts at a cut-off', async () => {
    const coordinator = await as('coordinator');
    const { status, json } = await coordinator.get('/api/cockpit');
    expect(status).toBe(200);
    const [headline] = json.headline;
    expect(headline.figure.said.zh).toBe(headline.figure.display);
    expect(headline.figure.said.en).toMatch(/^[\d.,]+ (million |billion )?yuan$/);
    expect(headline.family.growth.shown.zh).toBe('25.0%');
    expect(headline.family.implied[0].base.shown.zh).toBe('80.0万元');
    const [target] = json.targets;
    expect(target.progress.light).toBe(Number(target.progress.ahead.value) >= 0 ? 'pace' : 'behind');
    const [map] = json.maps;
    const sum = map.streets.reduce((all: number, { value }: { value: string }) => all + Number(value), 0);
    expect(sum).toBe(Number(map.figure.value));
    const earlier = (await coordinator.get('/api/cockpit?cutoff=2021-01-04')).json;
    expect(Number(earlier.maps[0].figure.value)).toBeLessThan(Number(map.figure.value));
  });

  it('opens a sub-district’s figure to the same value, without what was said of the whole', async () => {
    const coordinator = await as('coordinator');
    const { json: cockpit } = await coordinator.get('/api/cockpit');
    const [map] = cockpit.maps;
    const [part] = map.streets;
    const path = `/api/reports/${cockpit.report}/figures/${map.figure.id}`;
    const { json } = await coordinator.get(`${path}?street=${part.street.id}`);
    expect([json.figure.value, json.street.id, json.figure.agrees]).toEqual([
      part.value,
      part.street.id,
      null,
    ]);
    const related = await coordinator.get(`${path}/related?street=${part.street.id}`);
    expect(related.json).toMatchObject({ progress: null, family: null });
    const unknown = await coordinator.get(`${path}?street=atlantis`);
    expect([unknown.status, unknown.json.code, unknown.json.field]).toEqual([
      422,
      'unknown-street',
      'street',
    ]);
    const kept = await coordinator.get(
      `/api/reports/${cockpit.report}/figures/takings?street=${part.street.id}`,
    );
    expect(kept.json.code).toBe('street-not-kept');
  });

  it('is refused to who reads no figures, and a day that is none to everybody', async () => {
    expect((await (await as('audit.admin')).get('/api/cockpit')).status).toBe(403);
    expect((await stranger().get('/api/cockpit')).status).toBe(401);
    const { json } = await (await as('coordinator')).get('/api/cockpit?cutoff=2021-02-30');
    expect([json.code, json.field]).toEqual(['impossible-date', 'cutoff']);
  });
});
