import type { AnyRoute } from '@tanstack/react-router';
import { lazyPagesOf } from './lazy-page.ts';

const publicPages = () => import('./publication/public-pages.tsx');

/** The pages that anybody may open without signing in. */
export function publicRoutesOf<R extends AnyRoute>(root: R) {
  const page = lazyPagesOf(root);
  return [
    page('/public/lists', publicPages, 'PublicListsPage'),
    page('/public/lists/$list', publicPages, 'PublicListPage'),
    page('/public/policies', () => import('./granting/policies-page.tsx'), 'PoliciesPage'),
    page('/public/policies/$policy', () => import('./granting/policy-page.tsx'), 'PolicyPage'),
    page('/public/find', () => import('./granting/find-policies-page.tsx'), 'FindPoliciesPage'),
    page('/public/progress', () => import('./granting/progress-page.tsx'), 'ProgressPage'),
  ] as const;
}
