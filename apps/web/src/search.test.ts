import { describe, expect, it } from 'vitest';
import { auditSearch, diffSearch, reportSearch, rootSearch } from './search.ts';

describe('the address of a report', () => {
  it('says cut-off, knowledge, comparison, the open figure, and the page or the record that is read in it', () => {
    const given = {
      cutoff: '2021-03-31',
      knownAt: '2021-07-05T10:00:00.000Z',
      since: '2021-07-01',
      figure: 'gdp.value',
      page: 3,
      record: 'gdp/wuchang/2021-01..2021-06',
    };
    expect(reportSearch({ ...given, other: 'x' })).toEqual(given);
  });

  it('lets impossible days through, so that the server can refuse them in words', () => {
    expect(reportSearch({ cutoff: '2021-02-31', knownAt: 2021, since: 'then' })).toMatchObject({
      cutoff: '2021-02-31',
      knownAt: '2021',
      since: 'then',
    });
  });

  it('leaves out what is no text, and cuts what is no day any more', () => {
    const { cutoff, knownAt, figure } = reportSearch({ cutoff: {}, knownAt: 'x'.repeat(99), figure: '' });
    expect([cutoff, knownAt?.length, figure]).toEqual([undefined, 40, undefined]);
    expect([0, 1, 1.5, 'x', -2].map((page) => reportSearch({ page }).page)).toEqual(Array(5).fill(undefined));
  });
});

describe('the addresses of other screens', () => {
  it('know two languages', () => {
    expect(['zh', 'en', 'de'].map((lang) => rootSearch({ lang }).lang)).toEqual(['zh', 'en', undefined]);
  });

  it('compare a report at a day', () => {
    expect(diffSearch({ report: 'half-year', cutoff: '2021-06-30' })).toEqual({
      report: 'half-year',
      cutoff: '2021-06-30',
    });
  });

  it('search the audit by what is said, and by nothing else', () => {
    const given = {
      account: 'clerk.a',
      action: 'post',
      record: 2021,
      outcome: 'refused',
      from: '2021-07-01',
      page: 3,
    };
    expect(auditSearch({ ...given, other: 'x' })).toEqual({ ...given, record: '2021' });
    expect(auditSearch({ account: '', outcome: 'perhaps', register: {}, page: 1 })).toEqual({});
    expect(auditSearch({ page: -2, record: 'x'.repeat(999) })).toEqual({ record: 'x'.repeat(200) });
  });
});
