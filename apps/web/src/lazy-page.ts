import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

/** Routes to pages that are fetched when they are opened. */
export const lazyPagesOf =
  <R extends AnyRoute>(root: R) =>
  <P extends string, M extends object, K extends keyof M & string>(
    path: P,
    load: () => Promise<M>,
    name: K,
  ) =>
    createRoute({
      getParentRoute: () => root,
      path,
      component: lazyRouteComponent(load as never, name as never),
    });
