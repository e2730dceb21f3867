import type { WireReport, WireReportChanges } from '@taizhang/contract';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useCallback, useMemo } from 'react';
import { isOfComparison, NotCompared } from '../change/not-compared.tsx';
import { Title } from '../design/whole.tsx';
import { useWords } from '../language.ts';
import type { AtSearch } from '../search.ts';
import { Failed, usePageTitle } from '../shell/states.tsx';
import { useMoments } from '../shell/time-zone.ts';
import { Agreement } from './agreement.tsx';
import { Colophon } from './colophon.tsx';
import { Document, isInEnglish } from './document.tsx';
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
  const { of, language } = useWords();
  const at = useMemo(() => ({ cutoff: askedCutoff, knownAt, since }), [askedCutoff, knownAt, since]);
  const { wanted, slide } = useCutoff(askedCutoff);
  const { report, changes, error, retry, isBusy } = useReport(id, wanted, knownAt, since);
  const byFigure = useMemo(
    () => new Map((changes?.figures ?? none).map((change) => [change.id, change])),
    [changes],
  );
  const close = useClosing(figure);
  const choose = useCallback(
    (chosen: AtSearch) =>
      navigate({
        search: ({ lang, figure, page, record }) => ({ lang, figure, page, record, ...chosen }),
        resetScroll: false,
      }),
    [navigate],
  );
  usePageTitle(report && of(report.title));

  if (!report) return error ? <Refused id={id} error={error} retry={retry} /> : <Skeleton />;
  const isEnglish = language === 'en' && isInEnglish(report);
  return (
    <>
      <article className="report" aria-busy={isBusy}>
        <header className="report-head" lang={isEnglish ? 'en' : 'zh-CN'}>
          <h1>
            <Title>{report.title[isEnglish ? 'en' : 'zh']}</Title>
          </h1>
          {report.subtitle && <p className="report-subtitle">{report.subtitle[isEnglish ? 'en' : 'zh']}</p>}
        </header>
        <TimesBar
          key={id}
          report={report}
          cutoff={wanted ?? report.period.to}
          at={at}
          slide={(day) => slide(day === report.period.to ? undefined : day)}
          choose={choose}
        >
          {error && <NotCompiled report={report} error={error} retry={retry} />}
        </TimesBar>
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

function labelOf(report: WireReport, id: string, of: (label: { zh: string; en: string }) => string) {
  const figure = report.figures.find((one) => one.id === id);
  return figure && of(figure.label);
}

/**
 * Closes the panel: back to where it was opened from, if the reader has taken only such steps since, else in place. The
 * figure has the keyboard again.
 */
function useClosing(figure: string | undefined): () => void {
  const router = useRouter();
  const navigate = route.useNavigate();
  return useCallback(() => {
    if (figure === undefined) return;
    const again = () =>
      document
        .querySelector<HTMLElement>(`.report-body [data-figure="${CSS.escape(figure)}"]`)
        ?.focus({ preventScroll: true });
    const { stepsInPanel } = router.history.location.state;
    if (stepsInPanel) {
      const leave = router.subscribe('onResolved', () => {
        leave();
        again();
      });
      router.history.go(-stepsInPanel);
    } else
      void navigate({
        search: (was) => ({ ...was, figure: undefined, page: undefined, record: undefined }),
        replace: true,
        resetScroll: false,
      }).then(again);
  }, [figure, navigate, router]);
}

/** What is wanted could not be had: the report stays as it was compiled last, and says so. */
function NotCompiled({ report, error, retry }: { report: WireReport; error: unknown; retry: () => void }) {
  const { say } = useWords();
  const { written } = useMoments();
  const { cutoff, knownAt } = report;
  return (
    <div className="not-compiled">
      <Failed error={error} retry={retry}>
        {isOfComparison(error) ? (
          <NotCompared />
        ) : (
          <span>{say('stillShown', { cutoff: written(cutoff), known: written(knownAt) })}</span>
        )}
      </Failed>
    </div>
  );
}

function Refused({ id, error, retry }: { id: string; error: unknown; retry: () => void }) {
  const { say } = useWords();
  return (
    <div className="sheet">
      <Failed error={error} retry={retry}>
        <Link to="/reports/$report" params={{ report: id }} search={{}}>
          {say('toPeriodEnd')}
        </Link>
        <Link to="/reports">{say('toReports')}</Link>
      </Failed>
    </div>
  );
}
