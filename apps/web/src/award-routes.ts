import type { AnyRoute } from '@tanstack/react-router';
import { lazyPagesOf } from './lazy-page.ts';

const pages = () => import('./award/pages.ts');

/** What becomes of an award. */
export function awardRoutesOf<R extends AnyRoute>(root: R) {
  const page = lazyPagesOf(root);
  return [
    page('/records/$register/$id/receipt', pages, 'ReceiptPage'),
    page('/registers/$register/due-back', pages, 'DueBackPage'),
    page('/records/$register/$id/apply/$policy', pages, 'ApplicationPage'),
  ] as const;
}
