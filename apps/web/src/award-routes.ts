import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

const pages = () => import('./award/pages.ts');

/** What becomes of an award. */
export function awardRoutesOf<R extends AnyRoute>(root: R) {
  const receipt = createRoute({
    getParentRoute: () => root,
    path: '/records/$register/$id/receipt',
    component: lazyRouteComponent(pages, 'ReceiptPage'),
  });
  const dueBack = createRoute({
    getParentRoute: () => root,
    path: '/registers/$register/due-back',
    component: lazyRouteComponent(pages, 'DueBackPage'),
  });
  const application = createRoute({
    getParentRoute: () => root,
    path: '/records/$register/$id/apply/$policy',
    component: lazyRouteComponent(pages, 'ApplicationPage'),
  });
  return [receipt, dueBack, application] as const;
}
