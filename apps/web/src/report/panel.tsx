import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useSyncExternalStore } from 'react';
import { usePanelPlace } from '../figure/panel-place.ts';
import { useWords } from '../language.ts';
import type { AtSearch } from '../search.ts';
import { Loading } from '../shell/states.tsx';

const FigurePanel = lazy(async () => ({
  default: (await import('../figure/figure-panel.tsx')).FigurePanel,
}));

/** From here on the panel has room beside the report; report.css says the same. */
const wide = '(min-width: 64rem)';

function useIsWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = window.matchMedia(wide);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => window.matchMedia(wide).matches,
  );
}

interface PanelProps {
  readonly report: string;
  readonly figure: string;
  /** What the figure measures, once the report is there. */
  readonly label: string | undefined;
  readonly at: AtSearch;
  close(): void;
}

/**
 * The panel of a figure. On a desk it stands beside the report, which stays in use; on a telephone it is a sheet over
 * it, and the browser keeps the keyboard inside. Escape leads from a record back to its figure, and else closes it.
 */
export function Panel({ report, figure, label, at, close }: PanelProps): ReactNode {
  const { say } = useWords();
  const isWide = useIsWide();
  const dialog = useRef<HTMLDialogElement>(null);
  const { record, leaveRecord } = usePanelPlace();
  const leave = record ? leaveRecord : close;

  useEffect(() => {
    const shown = dialog.current;
    if (!shown) return;
    if (isWide) shown.show();
    else shown.showModal();
    return () => shown.close();
  }, [isWide]);

  // Another figure begins at its head.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the figure is what makes it begin anew
  useEffect(() => {
    dialog.current?.scrollTo(0, 0);
    dialog.current?.focus({ preventScroll: true });
  }, [figure, isWide]);

  useEffect(() => {
    // A dialog that is not modal leaves Escape to us; what is inside it may have taken it first.
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) leave();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [leave]);

  return (
    // The keyboard closes it by Escape; a click beside the sheet is only another way.
    // biome-ignore lint/a11y/useKeyWithClickEvents: as said
    <dialog
      ref={dialog}
      className="panel"
      aria-label={label ?? say('figure')}
      tabIndex={-1}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
      onClick={(event) => {
        if (event.target === dialog.current && !isWide) close();
      }}
    >
      <div className="panel-inside">
        <div className="panel-bar">
          <Link to="/reports/$report/figures/$figure" params={{ report, figure }} search={at}>
            {say('wholePage')}
          </Link>
          <Button onClick={close}>{say('close')}</Button>
        </div>
        <Suspense fallback={<Loading />}>
          <FigurePanel key={figure} report={report} figure={figure} at={at} />
        </Suspense>
      </div>
    </dialog>
  );
}
