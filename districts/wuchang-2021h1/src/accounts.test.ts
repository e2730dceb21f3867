import { roles } from '@taizhang/access';
import { describe, expect, it } from 'vitest';
import { accounts } from './accounts.ts';
import { demoWork } from './work/demo.ts';

describe('the accounts of the demo', () => {
  it('hold roles that there are, and those of firms are for firms of the directory', () => {
    const posts = accounts.flatMap((account) => account.posts);
    expect(posts.filter(({ role }) => !roles.has(role))).toEqual([]);
    const known = new Set<string>();
    for (const one of demoWork()) {
      if (!('register' in one) || one.register !== 'enterprise') continue;
      known.add(one.record);
    }
    const firms = posts.flatMap(({ scope }) => (scope.kind === 'of-record' ? [scope.record] : []));
    expect(firms).toHaveLength(2);
    expect(firms.filter((firm) => !known.has(firm))).toEqual([]);
  });
});
