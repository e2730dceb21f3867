import { roles } from '@taizhang/access';
import { describe, expect, it } from 'vitest';
import { accounts } from './accounts.ts';
import { demoWork } from './work/demo.ts';

describe('the accounts of the demo', () => {
  it('hold roles that there are, and those of firms and banks are for firms and banks of the demo', () => {
    const posts = accounts.flatMap((account) => account.posts);
    expect(posts.filter(({ role }) => !roles.has(role))).toEqual([]);
    const known = new Set<string>();
    for (const one of demoWork()) {
      if ('register' in one) known.add(`${one.register} ${one.record}`);
    }
    const outside = posts.flatMap(({ scope }) =>
      scope.kind === 'of-record' ? [`${scope.register} ${scope.record}`] : [],
    );
    const of = (register: string) => outside.filter((one) => one.startsWith(`${register} `));
    expect([of('enterprise').length, of('bank').length]).toEqual([2, 2]);
    expect(outside.filter((one) => !known.has(one))).toEqual([]);
  });
});
