import type { HistoricEntry, HistoricWork } from '@taizhang/ledger';
import type { World } from '../world.ts';
import { addDays } from './calendar.ts';
import { journalOf, type Step } from './journal.ts';
import { residentPhone } from './persons.ts';

/** One of so many households objects to what is published of it. */
const oneOf = 420;
/** Nothing of it happens after the demo's last days. */
const last = '2021-08-18';

const matters = ['认定面积少于实测面积', '房屋用途认定有异议', '未登记面积未予认定', '家庭人口登记有误'];

/** Objections to the published results of the survey, answered mostly in time. */
export function objectionsTo(world: World, work: readonly HistoricWork[]): HistoricWork[] {
  const random = world.random.fork('objections');
  const journal = { random, register: 'objection', mistakes: 0 };
  const enrolled = work.filter(
    (one): one is HistoricEntry =>
      !('corrects' in one) && one.register === 'household' && one.transition === 'enrol',
  );
  return enrolled
    .filter((_, n) => n % oneOf === 7)
    .flatMap(({ record, occurredOn, unit, street }, n) => {
      const from = addDays(occurredOn, 8);
      const raisedOn = addDays(from, random.integer(1, 9));
      const answeredOn = addDays(raisedOn, random.integer(4, 15));
      const upheld = random.chance(0.3);
      const raise: Step = {
        transition: 'raise',
        on: raisedOn,
        unit: unit ?? '',
        street: street ?? '',
        late: 0,
        set: {
          what: random.pick(matters),
          household: record,
          list: 'survey',
          'published-from': from,
          'published-until': addDays(from, 10),
          'raised-on': raisedOn,
          'objector-kind': 'party',
          'objector-name': '合成异议人',
          'objector-phone': residentPhone(random),
        },
        evidence: ['书面异议.pdf'],
      };
      const answer: Step = {
        transition: upheld ? 'uphold' : 'dismiss',
        on: answeredOn,
        late: 0,
        set: {
          finding: upheld ? '经复核，异议成立' : '经复核，认定结果无误',
          ...(upheld ? { remedy: '已按复核结果更正调查认定' } : {}),
          'answered-on': answeredOn,
          'answer-number': `武征答〔2021〕${n + 1}号（合成）`,
        },
        evidence: ['核查答复.pdf'],
      };
      if (raisedOn > last) return [];
      return journalOf(
        journal,
        `YY-2021-${String(n + 1).padStart(3, '0')}`,
        answeredOn > last ? [raise] : [raise, answer],
      );
    });
}
