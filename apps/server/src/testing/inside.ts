import { routes } from '@taizhang/contract';

const filledIn = (path: string) =>
  path.replace(/:(\w+)/g, (_, name: string) => ({ seq: '1', post: '1', position: '1' })[name] ?? 'x');

/** A call of each route that asks for a sign-in and is closed to those outside of the house. */
export const callsInside = Object.values(routes)
  .filter((route) => route.access === 'signed-in' && !('outside' in route))
  .map(({ method, path }) => ({ method, path: filledIn(path) }));
