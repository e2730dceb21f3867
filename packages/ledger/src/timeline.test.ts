import { repair } from '@taizhang/fixture';
import { describe, expect, it } from 'vitest';
import {
  legsOf,
  type Plan,
  planAtEnd,
  planCorrection,
  planInsert,
  precedes,
  type Standing,
  type Statement,
  stateAfter,
} from './index.ts';

const subject = { register: repair, record: 'RP-1' };
const says = (transition: string, occurredOn: string, rest: Partial<Statement> = {}): Statement => ({
  transition,
  occurredOn,
  set: {},
  amounts: {},
  ...rest,
});
const opened = says('open', '2021-03-01', {
  unit: 'bench-a',
  set: { label: 'x' },
  amounts: { quoted: '100' },
});
const started = says('start', '2021-03-05');
const paid = (occurredOn: string, amount: string) => says('pay', occurredOn, { amounts: { paid: amount } });

/** A record's story: entries posted one after another, with the numbers that the store would give. */
class Story {
  timeline: Standing[] = [];
  /** Every movement that ever stood. */
  private readonly stood: Standing[] = [];
  readonly told: string[] = [];
  private seq = 0;

  say(statement: Statement): this {
    return this.keep(planInsert(subject, this.timeline, statement));
  }
  correct(seq: number, replacement: Statement | null): this {
    const named = this.stood.find((s) => s.seq === seq) as Standing;
    return this.keep(planCorrection(subject, this.timeline, named, replacement));
  }
  private keep(plan: Plan): this {
    this.told.length = 0;
    for (const planned of plan.movements) {
      const seq = ++this.seq;
      const entry = planned.entry ?? seq;
      const { origin, transition, stageFrom, stageTo, holdings } = planned;
      this.told.push(
        origin === 'reversal'
          ? `takes back ${planned.reverses}: ${transition}`
          : `${origin} ${seq}: ${transition} ${stageFrom ?? '–'}→${stageTo}, paid ${holdings.paid ?? 0} of ${holdings.quoted}`,
      );
      const standing = { seq, entry, statement: planned.stated, effect: planned };
      if (origin === 'reversal') this.timeline = this.timeline.filter((s) => s.seq !== planned.reverses);
      else {
        this.timeline = [...this.timeline, standing];
        this.stood.push(standing);
      }
      this.timeline.sort((a, b) => (precedes(a, b) ? -1 : 1));
    }
    return this;
  }
}

describe('a timeline', () => {
  it('only adds at its end', () => {
    const story = new Story().say(opened).say(started);
    expect(story.told).toEqual(['entry 2: start waiting→repairing, paid 0 of 100']);
    const again = planAtEnd(
      subject,
      stateAfter((story.timeline.at(-1) as Standing).effect),
      paid('2021-03-06', '5'),
    );
    expect(again.movements).toHaveLength(1);
  });

  it('takes back and says again what a late entry changes, so that sums by day stay right', () => {
    const story = new Story().say(opened).say(started).say(paid('2021-03-06', '30'));
    story.say(paid('2021-03-03', '20'));
    expect(story.told).toEqual([
      'entry 4: pay waiting→waiting, paid 20 of 100',
      'takes back 2: start',
      'restatement 6: start waiting→repairing, paid 20 of 100',
      'takes back 3: pay',
      'restatement 8: pay repairing→repairing, paid 50 of 100',
    ]);
    expect(story.timeline.map((s) => [s.seq, s.entry])).toEqual([
      [1, 1],
      [4, 4],
      [6, 2],
      [8, 3],
    ]);
  });

  it('puts a late entry after those of its own day', () => {
    const story = new Story().say(opened).say(started).say(paid('2021-03-05', '10'));
    expect(story.told).toEqual(['entry 3: pay repairing→repairing, paid 10 of 100']);
  });

  it('begins with the opening: an entry of a day before it is told from when the record stands', () => {
    expect(() => new Story().say(opened).say(paid('2021-02-20', '10'))).toThrow(
      expect.objectContaining({
        code: 'before-opening',
        field: 'occurredOn',
        details: { record: 'RP-1', opened: '2021-03-01' },
      }),
    );
  });

  it('corrects an amount in its place: the entry keeps its number', () => {
    const story = new Story().say(opened).say(paid('2021-03-02', '30')).say(started);
    story.correct(2, paid('2021-03-02', '40'));
    expect(story.told).toEqual([
      'takes back 2: pay',
      'entry 5: pay waiting→waiting, paid 40 of 100',
      'takes back 3: start',
      'restatement 7: start waiting→repairing, paid 40 of 100',
    ]);
    expect(story.timeline.map((s) => s.entry)).toEqual([1, 2, 3]);
  });

  it('corrects a day: what stood between loses the effect first, what now follows gains it', () => {
    const story = new Story()
      .say(opened)
      .say(paid('2021-03-02', '30'))
      .say(started)
      .say(paid('2021-03-08', '5'));
    story.correct(2, paid('2021-03-07', '30'));
    expect(story.told).toEqual([
      'takes back 2: pay',
      'takes back 3: start',
      'restatement 7: start waiting→repairing, paid 0 of 100',
      'entry 8: pay repairing→repairing, paid 30 of 100',
    ]);
  });

  it('corrects an entry that was said again meanwhile, by the number it had at first', () => {
    const story = new Story().say(opened).say(paid('2021-03-06', '30')).say(paid('2021-03-03', '20'));
    story.correct(2, paid('2021-03-06', '31'));
    expect(story.told).toEqual(['takes back 5: pay', 'entry 7: pay waiting→waiting, paid 51 of 100']);
  });

  it('takes an entry back for good', () => {
    const story = new Story().say(opened).say(paid('2021-03-02', '30')).say(started);
    story.correct(2, null);
    expect(story.told).toEqual([
      'takes back 2: pay',
      'takes back 3: start',
      'restatement 6: start waiting→repairing, paid 0 of 100',
    ]);
    story.correct(6, null).correct(1, null);
    expect(story.timeline).toEqual([]);
    // A record that was never there may be opened.
    expect(story.say(opened).told).toEqual(['entry 9: open –→waiting, paid 0 of 100']);
  });

  it('refuses what a later entry would no longer allow, and names it', () => {
    const story = new Story().say(opened).say(paid('2021-03-02', '80')).say(started);
    const refusal = (work: () => unknown) => {
      try {
        work();
        return null;
      } catch (error) {
        return error;
      }
    };
    expect(refusal(() => story.correct(1, null))).toMatchObject({
      code: 'breaks-later-movement',
      details: { movement: 2, code: 'unknown-record' },
    });
    expect(refusal(() => story.correct(1, { ...opened, amounts: { quoted: '50' } }))).toMatchObject({
      details: { movement: 2, code: 'rule-broken' },
    });
    story.correct(2, paid('2021-03-02', '70'));
    expect(refusal(() => story.correct(2, null))).toMatchObject({ code: 'already-reversed' });
  });
});

describe('the legs of a movement', () => {
  it('take away from a balance what stood there and bring what stands now', () => {
    const { effect } = new Story()
      .say(opened)
      .say(paid('2021-03-02', '30'))
      .say(started)
      .timeline.at(-1) as Standing;
    const movement = {
      ...effect,
      register: 'repair',
      record: 'RP-1',
      origin: 'entry',
      sign: 1,
      transition: 'start',
      occurredOn: '2021-03-05',
      stated: started,
      seq: 3,
      entry: 3,
      reverses: null,
      recordedAt: new Date(0),
      recordedBy: 'x',
    } as const;
    const legs = (stages: [string, ...string[]], sign: 1 | -1 = 1) =>
      legsOf(
        repair,
        { kind: 'balance', title: { zh: '题', en: 'title' }, stages, of: { holding: 'paid' } },
        { ...movement, sign },
      ).map(({ amount }) => amount.toFixed());
    expect(legs(['waiting'])).toEqual(['-30']);
    expect(legs(['repairing'])).toEqual(['30']);
    expect(legs(['waiting', 'repairing'])).toEqual(['30', '-30']);
    expect(legs(['repairing'], -1)).toEqual(['-30']);
  });
});
