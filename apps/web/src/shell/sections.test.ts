import { describe, expect, it } from 'vitest';
import { navigationOf, sections } from './sections.ts';

const pathsFor = (...duties: Parameters<typeof navigationOf>[0]) =>
  navigationOf(duties).flatMap((entry) => entry.sections.map(({ to }) => to));

describe('the navigation', () => {
  it('leads to each page once', () => {
    const paths = sections.filter(({ seenBy }) => seenBy !== 'outsiders').map(({ to }) => to);
    expect(paths).toEqual([...new Set(paths)]);
  });

  it('shows whoever works with records no figures of the whole district and no administration', () => {
    const paths = pathsFor();
    expect(paths).toContain('/todo');
    expect(paths).not.toContain('/cockpit');
    expect(paths.filter((path) => path.startsWith('/admin'))).toEqual([]);
  });

  it('shows whoever reads figures those beside the work', () => {
    expect(pathsFor('read-figures')).toEqual(expect.arrayContaining(['/cockpit', '/todo', '/reports']));
  });

  it('shows an administrator what he administers and nothing else', () => {
    expect(pathsFor('administer-audit')).toEqual(['/admin/audit']);
    expect(pathsFor('administer-security')).toEqual(['/admin/accounts', '/admin/posts']);
  });

  it('shows a firm its own page, the policies and its records, and nothing of the house', () => {
    const seen = navigationOf([], { outside: true }).flatMap((entry) => entry.sections.map(({ to }) => to));
    expect(seen).toEqual(['/', '/public/policies', '/registers']);
  });

  it('leaves out groups of which nothing is seen', () => {
    expect(navigationOf(['administer-audit']).map(({ group }) => group)).toEqual(['administration']);
  });
});
