import { describe, expect, it } from 'vitest';
import { reachKey, roles, type Scope, type Unit, UnitTree, type Viewer } from './index.ts';

const units: readonly Unit[] = [
  { id: 'town', title: { zh: '镇', en: 'Town' }, kind: 'district', parent: null },
  { id: 'bench-a', title: { zh: '甲台', en: 'A' }, kind: 'bureau', parent: 'town' },
];
const tree = new UnitTree(units);
function viewer(account: string, scope: Scope, role = 'clerk', unit = 'bench-a'): Viewer {
  const held = roles.get(role);
  if (!held) throw new Error(`there is no role ${role}`);
  return { account, posts: [{ unit, role: held, scope }], tree };
}

describe('who reaches the same', () => {
  it('has the same key, whoever it is, unless what is reached is one’s own', () => {
    const own = { kind: 'own-records' } as const;
    expect(reachKey(viewer('a', { kind: 'own-unit' }))).toBe(reachKey(viewer('b', { kind: 'own-unit' })));
    expect(reachKey(viewer('a', own))).not.toBe(reachKey(viewer('b', own)));
    expect(reachKey(viewer('a', own))).toBe(reachKey(viewer('a', own)));
  });

  it('has another key in another role, unit or scope', () => {
    const keys = [
      viewer('a', { kind: 'all' }),
      viewer('a', { kind: 'own-unit' }),
      viewer('a', { kind: 'own-unit' }, 'reviewer'),
      viewer('a', { kind: 'own-unit' }, 'clerk', 'town'),
      viewer('a', { kind: 'units', units: ['bench-a'] }),
    ].map(reachKey);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has another key once a unit belongs below one’s own, and where a role of one name lets do other things', () => {
    const below = viewer('a', { kind: 'own-unit-and-below' });
    const grown = new UnitTree([
      ...units,
      { id: 'corner', title: { zh: '角', en: 'Corner' }, kind: 'community', parent: 'bench-a' },
    ]);
    expect(reachKey({ ...below, tree: grown })).not.toBe(reachKey(below));
    const [post] = below.posts as [Viewer['posts'][number]];
    const role = { ...post.role, permissions: post.role.permissions.slice(1) };
    expect(reachKey({ ...below, posts: [{ ...post, role }] })).not.toBe(reachKey(below));
  });
});
