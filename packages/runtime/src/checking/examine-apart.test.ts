import { Refusal } from '@taizhang/definition';
import { processorTime } from '@taizhang/testkit';
import { describe, expect, it } from 'vitest';
import { type Examination, mostFigures } from './examine.ts';
import { examineApart } from './examine-apart.ts';

const of = (text: string, name = 'report.txt'): Examination => ({
  document: { name, bytes: Buffer.from(text) },
  earlier: [],
  candidates: [],
});
const outcome = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  );

describe('a document that is examined in a thread of its own', () => {
  it('comes back with its figures and what contradicts', async () => {
    const { text, figures, findings, ranked } = await examineApart(
      of('完成投资30亿元，占年度计划100亿元的40%。'),
    );
    expect([[...text].length, figures.length, findings.length, ranked]).toEqual([24, 3, 1, []]);
  });

  it('comes back with the refusal that it met there', async () => {
    const refused = await examineApart(of('PK\u0003\u0004', 'report.docx')).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refusal);
    expect(refused).toMatchObject({ code: 'document-damaged', field: 'file' });
  });

  it('is given up when it takes too long, and others are served meanwhile', async () => {
    const long = of('新增企业35家，'.repeat(50_000));
    const taken = await processorTime(async () => {
      const [slow, quick] = await Promise.all([
        outcome(examineApart(long, 0.05)),
        outcome(examineApart(of('新增企业35家。'))),
      ]);
      expect([slow, quick]).toEqual(['check-too-long', 'done']);
    });
    expect(taken).toBeLessThan(20_000);
  });

  it('is refused with more figures than a check can hold, also in an earlier document', async () => {
    const full = of('5个 '.repeat(mostFigures + 1));
    expect(await outcome(examineApart(full))).toBe('too-many-figures');
    const beside = { ...of('新增企业35家。'), earlier: [full.document] };
    expect(await outcome(examineApart(beside))).toBe('too-many-figures');
  });
});
