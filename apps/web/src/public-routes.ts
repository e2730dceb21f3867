import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

const publicPages = () => import('./publication/public-pages.tsx');

/** The pages that anybody may open without signing in. */
export function publicRoutesOf<R extends AnyRoute>(root: R) {
  const publicLists = createRoute({
    getParentRoute: () => root,
    path: '/public/lists',
    component: lazyRouteComponent(publicPages, 'PublicListsPage'),
  });
  const publicList = createRoute({
    getParentRoute: () => root,
    path: '/public/lists/$list',
    component: lazyRouteComponent(publicPages, 'PublicListPage'),
  });
  const policies = createRoute({
    getParentRoute: () => root,
    path: '/public/policies',
    component: lazyRouteComponent(() => import('./granting/policies-page.tsx'), 'PoliciesPage'),
  });
  const policy = createRoute({
    getParentRoute: () => root,
    path: '/public/policies/$policy',
    component: lazyRouteComponent(() => import('./granting/policy-page.tsx'), 'PolicyPage'),
  });
  const findPolicies = createRoute({
    getParentRoute: () => root,
    path: '/public/find',
    component: lazyRouteComponent(() => import('./granting/find-policies-page.tsx'), 'FindPoliciesPage'),
  });
  const progress = createRoute({
    getParentRoute: () => root,
    path: '/public/progress',
    component: lazyRouteComponent(() => import('./granting/progress-page.tsx'), 'ProgressPage'),
  });
  return [publicLists, publicList, policies, policy, findPolicies, progress] as const;
}
