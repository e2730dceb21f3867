import { describe, expect, it } from 'vitest';
import { reachKey, roles, type Scope, UnitTree, type Viewer } from './index.ts';

const tree = new UnitTree([
  { id: 'town', title: { zh: '镇', en: 'Town' }, kind: 'district', parent: null },
  { id: 'bench-a', title: { zh: '甲台', en: 'A' }, kind: 'bureau', parent: 'town' },
]);
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
});
