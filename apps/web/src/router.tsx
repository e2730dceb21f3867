import { createRootRoute, createRoute, createRouter, retainSearchParams } from '@tanstack/react-router';
import { DiffPage } from './edition/diff-page.tsx';
import { EditionsPage } from './edition/editions-page.tsx';
import { FigurePage } from './figure/figure-page.tsx';
import { RecordPage } from './record/record-page.tsx';
import { ReportPage } from './report/report-page.tsx';
import { ReportsPage } from './report/reports-page.tsx';
import { atSearch, diffSearch, figureSearch, rootSearch } from './search.ts';
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
  validateSearch: atSearch,
  component: ReportPage,
});
const figure = createRoute({
  getParentRoute: () => root,
  path: '/reports/$report/figures/$figure',
  validateSearch: figureSearch,
  component: FigurePage,
});
const record = createRoute({
  getParentRoute: () => root,
  path: '/records/$register/$id',
  component: RecordPage,
});
const editions = createRoute({ getParentRoute: () => root, path: '/editions', component: EditionsPage });
const diff = createRoute({
  getParentRoute: () => root,
  path: '/editions/$before/diff/$after',
  validateSearch: diffSearch,
  component: DiffPage,
});

const routeTree = root.addChildren([reports, report, figure, record, editions, diff]);

export const router = createRouter({ routeTree, scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
