import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router';
import { ReportPage } from './report/report-page.tsx';
import { ReportsPage } from './report/reports-page.tsx';
import {
  atSearch,
  auditSearch,
  backSearch,
  diffSearch,
  reportSearch,
  rootSearch,
  signInSearch,
} from './search.ts';
import { Shell } from './shell/shell.tsx';
import { Crashed, NotFound } from './shell/states.tsx';

const root = createRootRoute({
  validateSearch: rootSearch,
  search: { middlewares: [retainSearchParams(['lang'])] },
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: Crashed,
});

const reports = createRoute({ getParentRoute: () => root, path: '/', component: ReportsPage });
const report = createRoute({
  getParentRoute: () => root,
  path: '/reports/$report',
  validateSearch: reportSearch,
  component: ReportPage,
});
const figure = createRoute({
  getParentRoute: () => root,
  path: '/reports/$report/figures/$figure',
  validateSearch: atSearch,
  component: lazyRouteComponent(() => import('./figure/figure-page.tsx'), 'FigurePage'),
});
const record = createRoute({
  getParentRoute: () => root,
  path: '/records/$register/$id',
  component: lazyRouteComponent(() => import('./record/record-page.tsx'), 'RecordPage'),
});
const editions = createRoute({
  getParentRoute: () => root,
  path: '/editions',
  component: lazyRouteComponent(() => import('./edition/editions-page.tsx'), 'EditionsPage'),
});
const diff = createRoute({
  getParentRoute: () => root,
  path: '/editions/$before/diff/$after',
  validateSearch: diffSearch,
  component: lazyRouteComponent(() => import('./edition/diff-page.tsx'), 'DiffPage'),
});

const design = createRoute({
  getParentRoute: () => root,
  path: '/design',
  component: lazyRouteComponent(() => import('./design/catalogue/design-page.tsx'), 'DesignPage'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('./identity/sign-in-page.tsx'), 'SignInPage'),
});
const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('./identity/account-page.tsx'), 'AccountPage'),
});
const password = createRoute({
  getParentRoute: () => root,
  path: '/account/password',
  validateSearch: backSearch,
  component: lazyRouteComponent(() => import('./identity/password-page.tsx'), 'PasswordPage'),
});
const secondFactor = createRoute({
  getParentRoute: () => root,
  path: '/account/second-factor',
  validateSearch: backSearch,
  component: lazyRouteComponent(() => import('./identity/second-factor-page.tsx'), 'SecondFactorPage'),
});

const units = createRoute({
  getParentRoute: () => root,
  path: '/admin/units',
  component: lazyRouteComponent(() => import('./admin/units-page.tsx'), 'UnitsPage'),
});
const accounts = createRoute({
  getParentRoute: () => root,
  path: '/admin/accounts',
  component: lazyRouteComponent(() => import('./admin/accounts-page.tsx'), 'AccountsPage'),
});
const posts = createRoute({
  getParentRoute: () => root,
  path: '/admin/posts',
  component: lazyRouteComponent(() => import('./admin/posts-page.tsx'), 'PostsPage'),
});
const audit = createRoute({
  getParentRoute: () => root,
  path: '/admin/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('./admin/audit-page.tsx'), 'AuditPage'),
});

const routeTree = root.addChildren([
  reports,
  report,
  figure,
  record,
  editions,
  diff,
  design,
  signIn,
  account,
  password,
  secondFactor,
  units,
  accounts,
  posts,
  audit,
]);

export const router = createRouter({ routeTree, scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
