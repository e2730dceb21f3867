import type { HistoricEntry } from '@taizhang/ledger';
import { describe, expect, it } from 'vitest';
import { demoWork } from './demo.ts';

const entries = demoWork().filter((one): one is HistoricEntry => !('corrects' in one));
const of = (register: string, transition: string) =>
  entries.filter((one) => one.register === register && one.transition === transition);
const stated = (one: HistoricEntry, field: string) => (one.set as Record<string, unknown>)[field];

describe('the leaders of the demo', () => {
  it('are linked to firms, of which some have two', () => {
    const links = of('assignment', 'assign').filter((one) => stated(one, 'kind') === 'firm');
    const firms = new Set(links.map((one) => stated(one, 'enterprise')));
    expect([links.length, firms.size]).toEqual([28, 26]);
  });

  it('head task forces, in which members come and go, and nobody is named', () => {
    expect(of('task-force', 'set-up')).toHaveLength(10);
    expect(of('task-force', 'dissolve')).toHaveLength(1);
    const members = of('task-force-member', 'join');
    expect(members.length).toBeGreaterThan(30);
    expect(members.every((one) => String(stated(one, 'post')).endsWith('（合成）'))).toBe(true);
    expect(of('task-force-member', 'leave').length).toBeGreaterThan(0);
  });

  it('lose one in the last week, who has not handed over what he holds', () => {
    const [left] = of('official', 'leave-office').filter(({ occurredOn }) => occurredOn >= '2021-08-20');
    const own = of('assignment', 'assign').filter((one) => stated(one, 'leader') === left?.record);
    expect(own.length).toBeGreaterThan(2);
  });

  it('see plans that were put off to a later day in that week, and why', () => {
    const put = of('project', 'revise').filter(({ occurredOn }) => occurredOn === '2021-08-23');
    expect(put).toHaveLength(6);
    expect(put.every(({ reason }) => reason !== undefined)).toBe(true);
  });
});
