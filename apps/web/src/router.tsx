import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router';
import { awardRoutesOf } from './award-routes.ts';
import { chainSearch } from './chain/chain-search.ts';
import { checkSearch, checksSearch } from './check/check-search.ts';
import { dailySearch } from './daily/daily-search.ts';
import { dispatchSearch, weekSearch } from './dispatch/dispatch-search.ts';
import { flowSearch } from './flow/flow-data.ts';
import { librarySearch } from './library/library-search.ts';
import { lightsSearch } from './light/light-search.ts';
import { listSearch } from './list/list-search.ts';
import { peersSearch } from './peers/peers-data.ts';
import type { PolicySearch } from './policies/policy-search.ts';
import { publicRoutesOf } from './public-routes.ts';
import { ReportPage } from './report/report-page.tsx';
import { ReportsPage } from './report/reports-page.tsx';
import {
  auditSearch,
  backSearch,
  cockpitSearch,
  diffSearch,
  doneSearch,
  figureSearch,
  findSearch,
  givenSearch,
  reportSearch,
  reviewsSearch,
  rootSearch,
  signInSearch,
} from './search.ts';
import { HomePage } from './shell/home-page.tsx';
import { Shell } from './shell/shell.tsx';
import { Crashed, NotFound } from './shell/states.tsx';
import { yearSearch } from './target/target-data.ts';

const root = createRootRoute({
  validateSearch: rootSearch,
  search: { middlewares: [retainSearchParams(['lang'])] },
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: Crashed,
});

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage });
const reports = createRoute({ getParentRoute: () => root, path: '/reports', component: ReportsPage });
const report = createRoute({
  getParentRoute: () => root,
  path: '/reports/$report',
  validateSearch: reportSearch,
  component: ReportPage,
});
const figure = createRoute({
  getParentRoute: () => root,
  path: '/reports/$report/figures/$figure',
  validateSearch: figureSearch,
  component: lazyRouteComponent(() => import('./figure/figure-page.tsx'), 'FigurePage'),
});
const record = createRoute({
  getParentRoute: () => root,
  path: '/records/$register/$id',
  validateSearch: doneSearch,
  component: lazyRouteComponent(() => import('./record/record-page.tsx'), 'RecordPage'),
});
const statement = createRoute({
  getParentRoute: () => root,
  path: '/records/$register/$id/statement/$computation',
  component: lazyRouteComponent(() => import('./computation/statement-page.tsx'), 'StatementPage'),
});
const card = createRoute({
  getParentRoute: () => root,
  path: '/records/$register/$id/card',
  component: lazyRouteComponent(() => import('./card/card-page.tsx'), 'CardPage'),
});
const forms = () => import('./work/form-page.tsx');
const entry = createRoute({
  getParentRoute: () => root,
  path: '/records/$register/$id/do/$transition',
  validateSearch: givenSearch,
  component: lazyRouteComponent(forms, 'EntryPage'),
});
const opening = createRoute({
  getParentRoute: () => root,
  path: '/registers/$register/open/$transition',
  validateSearch: givenSearch,
  component: lazyRouteComponent(forms, 'OpeningPage'),
});
const correction = createRoute({
  getParentRoute: () => root,
  path: '/movements/$seq/correct',
  component: lazyRouteComponent(forms, 'CorrectionPage'),
});
const reviews = createRoute({
  getParentRoute: () => root,
  path: '/reviews',
  validateSearch: reviewsSearch,
  component: lazyRouteComponent(() => import('./work/reviews-page.tsx'), 'ReviewsPage'),
});
const submission = createRoute({
  getParentRoute: () => root,
  path: '/reviews/$submission',
  component: lazyRouteComponent(() => import('./work/submission-page.tsx'), 'SubmissionPage'),
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

const policyPages = () => import('./policies/pages.ts');
const policies = createRoute({
  getParentRoute: () => root,
  path: '/policies',
  component: lazyRouteComponent(policyPages, 'PoliciesPage'),
});
const policy = createRoute({
  getParentRoute: () => root,
  path: '/policies/$policy',
  // What cannot be read of it is left out by the page.
  validateSearch: (given: PolicySearch) => given,
  component: lazyRouteComponent(policyPages, 'PolicyPage'),
});

const checks = createRoute({
  getParentRoute: () => root,
  path: '/checks',
  validateSearch: checksSearch,
  component: lazyRouteComponent(() => import('./check/checks-page.tsx'), 'ChecksPage'),
});
const check = createRoute({
  getParentRoute: () => root,
  path: '/checks/$check',
  validateSearch: checkSearch,
  component: lazyRouteComponent(() => import('./check/check-page.tsx'), 'CheckPage'),
});

const cockpit = createRoute({
  getParentRoute: () => root,
  path: '/cockpit',
  validateSearch: cockpitSearch,
  component: lazyRouteComponent(() => import('./cockpit/cockpit-page.tsx'), 'CockpitPage'),
});

const todo = createRoute({
  getParentRoute: () => root,
  path: '/todo',
  component: lazyRouteComponent(() => import('./todo/todo-page.tsx'), 'TodoPage'),
});

const dispatch = createRoute({
  getParentRoute: () => root,
  path: '/dispatch',
  validateSearch: dispatchSearch,
  component: lazyRouteComponent(() => import('./dispatch/dispatch-page.tsx'), 'DispatchPage'),
});
const leaders = createRoute({
  getParentRoute: () => root,
  path: '/leaders',
  validateSearch: weekSearch,
  component: lazyRouteComponent(() => import('./dispatch/leaders-page.tsx'), 'LeadersPage'),
});
const leader = createRoute({
  getParentRoute: () => root,
  path: '/leaders/$register/$id',
  validateSearch: weekSearch,
  component: lazyRouteComponent(() => import('./dispatch/leader-page.tsx'), 'LeaderPage'),
});
const peers = createRoute({
  getParentRoute: () => root,
  path: '/peers',
  validateSearch: peersSearch,
  component: lazyRouteComponent(() => import('./peers/peers-page.tsx'), 'PeersPage'),
});
const assessment = createRoute({
  getParentRoute: () => root,
  path: '/assessment',
  validateSearch: yearSearch,
  component: lazyRouteComponent(() => import('./assessment/assessment-page.tsx'), 'AssessmentPage'),
});
const targets = createRoute({
  getParentRoute: () => root,
  path: '/targets',
  validateSearch: yearSearch,
  component: lazyRouteComponent(() => import('./target/targets-page.tsx'), 'TargetsPage'),
});
const target = createRoute({
  getParentRoute: () => root,
  path: '/targets/$metric',
  validateSearch: yearSearch,
  component: lazyRouteComponent(() => import('./target/target-page.tsx'), 'TargetPage'),
});

const registers = createRoute({
  getParentRoute: () => root,
  path: '/registers',
  component: lazyRouteComponent(() => import('./list/registers-page.tsx'), 'RegistersPage'),
});
const list = createRoute({
  getParentRoute: () => root,
  path: '/registers/$register',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./list/list-page.tsx'), 'ListPage'),
});
const lights = createRoute({
  getParentRoute: () => root,
  path: '/lights',
  component: lazyRouteComponent(() => import('./light/lights-overview.tsx'), 'LightsOverviewPage'),
});
const registerLights = createRoute({
  getParentRoute: () => root,
  path: '/registers/$register/lights',
  validateSearch: lightsSearch,
  component: lazyRouteComponent(() => import('./light/lights-page.tsx'), 'LightsPage'),
});
const dueRegisters = createRoute({
  getParentRoute: () => root,
  path: '/due',
  component: lazyRouteComponent(() => import('./flow/flows-page.tsx'), 'FlowsPage'),
});
const dueOfRegister = createRoute({
  getParentRoute: () => root,
  path: '/registers/$register/due',
  validateSearch: flowSearch,
  component: lazyRouteComponent(() => import('./flow/flow-page.tsx'), 'FlowPage'),
});
const libraries = createRoute({
  getParentRoute: () => root,
  path: '/registers/$register/libraries',
  validateSearch: librarySearch,
  component: lazyRouteComponent(() => import('./library/library-page.tsx'), 'LibraryPage'),
});
const publications = createRoute({
  getParentRoute: () => root,
  path: '/registers/$register/publications',
  component: lazyRouteComponent(() => import('./publication/publications-page.tsx'), 'PublicationsPage'),
});
const dailyPages = () => import('./daily/daily-page.tsx');
const dailies = createRoute({
  getParentRoute: () => root,
  path: '/daily',
  component: lazyRouteComponent(dailyPages, 'DailiesPage'),
});
const daily = createRoute({
  getParentRoute: () => root,
  path: '/registers/$register/daily',
  validateSearch: dailySearch,
  component: lazyRouteComponent(dailyPages, 'DailyPage'),
});
const profile = createRoute({
  getParentRoute: () => root,
  path: '/records/$register/$id/profile',
  component: lazyRouteComponent(() => import('./granting/profile-page.tsx'), 'ProfilePage'),
});
const find = createRoute({
  getParentRoute: () => root,
  path: '/search',
  validateSearch: findSearch,
  component: lazyRouteComponent(() => import('./find/find-page.tsx'), 'FindPage'),
});

const chains = createRoute({
  getParentRoute: () => root,
  path: '/chains',
  component: lazyRouteComponent(() => import('./chain/chain-page.tsx'), 'ChainsPage'),
});
const chain = createRoute({
  getParentRoute: () => root,
  path: '/chains/$register/$chain',
  validateSearch: chainSearch,
  component: lazyRouteComponent(() => import('./chain/chain-page.tsx'), 'ChainPage'),
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
  home,
  reports,
  report,
  figure,
  record,
  card,
  statement,
  cockpit,
  targets,
  target,
  peers,
  assessment,
  todo,
  dispatch,
  leaders,
  leader,
  entry,
  opening,
  correction,
  reviews,
  submission,
  editions,
  diff,
  policies,
  policy,
  checks,
  check,
  dueRegisters,
  dueOfRegister,
  chains,
  chain,
  design,
  signIn,
  account,
  password,
  secondFactor,
  registers,
  list,
  publications,
  dailies,
  daily,
  profile,
  ...publicRoutesOf(root),
  ...awardRoutesOf(root),
  lights,
  registerLights,
  libraries,
  find,
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
