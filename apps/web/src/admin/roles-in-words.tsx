import type { Label, WirePost, WireRole } from '@taizhang/contract';
import type { ReactNode } from 'react';
import { useWords } from '../language.ts';
import { type AdminTextKey, useAdminWords } from './admin-texts.ts';

export type ScopeKind = WirePost['scope']['kind'];

export const scopeTexts = {
  'own-records': { title: 'scopeOwnRecords', reach: 'reachOwnRecords' },
  'own-unit': { title: 'scopeOwnUnit', reach: 'reachOwnUnit' },
  'own-unit-and-below': { title: 'scopeOwnUnitAndBelow', reach: 'reachOwnUnitAndBelow' },
  units: { title: 'scopeUnits', reach: 'reachUnits' },
  all: { title: 'scopeAll', reach: 'reachAll' },
  'of-record': { title: 'scopeOfRecord', reach: 'reachOfRecord' },
} as const satisfies Record<ScopeKind, { title: AdminTextKey; reach: AdminTextKey }>;
export const scopeKinds = Object.keys(scopeTexts) as ScopeKind[];

/** What a role may do, in one sentence. */
export function useRoleWords(): (role: WireRole) => string {
  const say = useAdminWords();
  const { of, language } = useWords();
  const [comma, semicolon, stop] = language === 'zh' ? ['、', '；', '。'] : [', ', '; ', '.'];
  const named = (list: readonly { readonly title: Label }[]) =>
    list.map(({ title }) => of(title)).join(comma);
  return ({ permissions, duties, outside }) => {
    const onRecords = permissions.map(
      ({ actions, registers, limited, entries, everywhere }) =>
        say('mayDo', { actions: named(actions) }) +
        (registers ? say('inRegisters', { registers: named(registers) }) : '') +
        (entries ? say('byEntries', { entries: named(entries) }) : '') +
        (everywhere ? say('everywhere') : '') +
        (limited ? say('limited') : ''),
    );
    return [
      ...(onRecords.length === 0 ? [say('noRecords')] : onRecords),
      ...(outside ? [say('outside')] : []),
      ...(duties.length === 0 ? [] : [say('besides', { duties: named(duties) })]),
    ]
      .join(semicolon)
      .concat(stop);
  };
}

export function RolesInWords({ roles }: { readonly roles: readonly WireRole[] }): ReactNode {
  const say = useAdminWords();
  const { of } = useWords();
  const words = useRoleWords();
  return (
    <section aria-labelledby="roles">
      <h2 id="roles">{say('rolesTitle')}</h2>
      <dl className="facts">
        {roles.map((role) => (
          <div key={role.id}>
            <dt>{of(role.title)}</dt>
            <dd>
              {of(role.description)}
              <br />
              <span className="quiet">{words(role)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function ScopesInWords(): ReactNode {
  const say = useAdminWords();
  return (
    <section aria-labelledby="scopes">
      <h2 id="scopes">{say('scopesTitle')}</h2>
      <dl className="facts">
        {scopeKinds.map((kind) => (
          <div key={kind}>
            <dt>{say(scopeTexts[kind].title)}</dt>
            <dd>{say(scopeTexts[kind].reach, { unit: say('unitOfPost') })}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
