import { describe, expect, it } from 'vitest';
import { addressOf, paths } from './paths.ts';
import { routes } from './routes.ts';

describe('an address', () => {
  it('carries ids with any characters', () => {
    const params = { register: 'indicator', id: 'gdp/wuchang/2021-01..2021-06' };
    expect(addressOf(paths.record, params)).toBe('/api/records/indicator/gdp%2Fwuchang%2F2021-01..2021-06');
  });

  it('leaves out what is not asked', () => {
    const query = { cutoff: undefined, knownAt: '', limit: 0, since: '2021-07-01T00:00:00Z' };
    expect(addressOf(paths.reports, {}, query)).toBe('/api/reports?limit=0&since=2021-07-01T00%3A00%3A00Z');
  });

  it('is that of the route with its name', () => {
    for (const [name, path] of Object.entries(paths))
      expect(routes[name as keyof typeof paths].path).toBe(path);
  });
});
