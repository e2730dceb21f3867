import type { WireReport, WireReportChanges } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useCallback, useMemo } from 'react';
import { isOfComparison, NotCompared } from '../change/not-compared.tsx';
import { ask } from '../data.ts';
import { Title } from '../design/whole.tsx';
import { useWords } from '../language.ts';
import type { AtSearch } from '../search.ts';
import { Failed, usePageTitle } from '../shell/states.tsx';
import { useMoments } from '../shell/time-zone.ts';
import { Agreement } from './agreement.tsx';
import { Document } from './document.tsx';
import { Panel } from './panel.tsx';
import { Skeleton } from './skeleton.tsx';
import { TimesBar } from './times-bar.tsx';
import { useCutoff } from './use-cutoff.ts';
import { useReport } from './use-report.ts';

// Most readers compare with nothing.
const Changes = lazy(async () => ({ default: (await import('./changes.tsx')).Changes }));

const route = getRouteApi('/reports/$report');

const none: WireReportChanges['figures'] = [];

/** The compiled report as a document in which every figure is a link, and which can be moved through its two times. */
export function ReportPage(): ReactNode {
  const { report: id } = route.useParams();
  const { cutoff: askedCutoff, knownAt, since, figure } = route.useSearch();
  const navigate = route.useNavigate();
  const { of } = useWords();
  const at = useMemo(() => ({ cutoff: askedCutoff, knownAt, since }), [askedCutoff, knownAt, since]);
  const { wanted, slide } = useCutoff(askedCutoff);
  const { report, asked, error, refetch, isBusy } = useReport(id, wanted, knownAt);
  const compared = useQuery({
    ...ask.reportChanges(id, { cutoff: asked, knownAt }, since ?? ''),
    enabled: since !== undefined,
  });
  const changes = since === undefined ? undefined : compared.data;
  const byFigure = useMemo(
    () => new Map((changes?.figures ?? none).map((change) => [change.id, change])),
    [changes],
  );
  const close = useClosing(figure);
  const choose = useCallback(
    (chosen: AtSearch) =>
      navigate({ search: (was) => ({ lang: was.lang, figure: was.figure, ...chosen }), resetScroll: false }),
    [navigate],
  );
  usePageTitle(report && of(report.title));

  const refused = error ?? (since === undefined ? null : compared.error);
  if (refused && (error === null || !report || !isSlid(askedCutoff, wanted)))
    return <Refused id={id} error={refused} retry={refetch} />;
  if (!report) return <Skeleton />;
  return (
    <>
      <article className="report" aria-busy={isBusy}>
        <header className="report-head" lang="zh-CN">
          <h1>
            <Title>{report.title.zh}</Title>
          </h1>
          {report.subtitle && <p className="report-subtitle">{report.subtitle.zh}</p>}
        </header>
        <TimesBar
          key={id}
          report={report}
          cutoff={wanted ?? report.period.to}
          at={at}
          slide={(day) => slide(day === report.period.to ? undefined : day)}
          choose={choose}
        />
        <Agreement report={report} changes={changes} hasPanel={figure !== undefined} />
        <Document report={report} changes={byFigure} open={figure} />
        <Suspense>
          {changes && <Changes report={report} changes={changes} at={at} hasPanel={figure !== undefined} />}
        </Suspense>
        <Colophon report={report} />
      </article>
      {figure !== undefined && (
        <Panel report={id} figure={figure} label={labelOf(report, figure, of)} at={at} close={close} />
      )}
    </>
  );
}

/** Whether the reader is sliding: what fails then is the step, and the report stays. */
const isSlid = (address: string | undefined, wanted: string | undefined): boolean => address !== wanted;

function labelOf(report: WireReport, id: string, of: (label: { zh: string; en: string }) => string) {
  const figure = report.figures.find((one) => one.id === id);
  return figure && of(figure.label);
}

/** Closes the panel: back where opening it was a step forward, else in place. The figure has the keyboard again. */
function useClosing(figure: string | undefined): () => void {
  const router = useRouter();
  const navigate = route.useNavigate();
  return useCallback(() => {
    if (figure === undefined) return;
    const again = () =>
      document
        .querySelector<HTMLElement>(`.report-body [data-figure="${CSS.escape(figure)}"]`)
        ?.focus({ preventScroll: true });
    if (router.history.location.state.opened) {
      const leave = router.subscribe('onResolved', () => {
        leave();
        again();
      });
      router.history.back();
    } else
      void navigate({
        search: (was) => ({ ...was, figure: undefined }),
        replace: true,
        resetScroll: false,
      }).then(again);
  }, [figure, navigate, router]);
}

function Refused({ id, error, retry }: { id: string; error: unknown; retry: () => void }) {
  const { say } = useWords();
  return (
    <div className="sheet">
      <Failed error={error} retry={retry}>
        {isOfComparison(error) && <NotCompared />}
        <Link to="/reports/$report" params={{ report: id }} search={{}}>
          {say('toPeriodEnd')}
        </Link>
        <Link to="/reports">{say('toReports')}</Link>
      </Failed>
    </div>
  );
}

/** What every page of paper must say of itself. */
function Colophon({ report }: { report: WireReport }) {
  const { say } = useWords();
  const { written } = useMoments();
  return (
    <footer className="colophon">
      {say('colophon', { cutoff: report.cutoff, knownAt: written(report.knownAt) })}
    </footer>
  );
}
