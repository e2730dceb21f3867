import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

/** What becomes of an award. */
export const awardRoutesOf = <R extends AnyRoute>(root: R) => {
  const receipt = createRoute({
    getParentRoute: () => root,
    path: '/records/$register/$id/receipt',
    component: lazyRouteComponent(() => import('./award/receipt-page.tsx'), 'ReceiptPage'),
  });
  const dueBack = createRoute({
    getParentRoute: () => root,
    path: '/registers/$register/due-back',
    component: lazyRouteComponent(() => import('./award/due-back-page.tsx'), 'DueBackPage'),
  });
  return [receipt, dueBack] as const;
};
