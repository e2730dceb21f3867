import type { ReportFigure, WireReport } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ask } from '../data.ts';
import { dayOf } from '../format.ts';
import { useWords } from '../language.ts';
import type { AtSearch } from '../search.ts';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { useMoments } from '../shell/time-zone.ts';
import { SettingForm } from './setting-form.tsx';

const route = getRouteApi('/reports/$report');

/** The compiled report as a document in which every figure is a link. */
export function ReportPage(): ReactNode {
  const { report: id } = route.useParams();
  const { cutoff, knownAt } = route.useSearch();
  const navigate = route.useNavigate();
  const { of } = useWords();
  const { data, error, refetch, isPlaceholderData } = useQuery(ask.report(id, { cutoff, knownAt }));
  const { timeZone } = useMoments();
  usePageTitle(data && of(data.title));
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  const days = { cutoff: data.cutoff, knownAt: knownAt ? dayOf(data.knownAt, timeZone) : '' };
  return (
    <article className="report" aria-busy={isPlaceholderData}>
      <header className="report-head">
        <h1 lang="zh-CN">{data.title.zh}</h1>
        {data.subtitle && (
          <p className="report-subtitle" lang="zh-CN">
            {data.subtitle.zh}
          </p>
        )}
      </header>
      <aside className="report-setting">
        <Setting report={data} isNow={knownAt === undefined} />
        <SettingForm days={days} choose={(at) => navigate({ search: at })} />
        <Agreement report={data} at={{ cutoff, knownAt }} />
      </aside>
      <Body report={data} at={{ cutoff, knownAt }} />
    </article>
  );
}

function Setting({ report, isNow }: { report: WireReport; isNow: boolean }) {
  const { say } = useWords();
  const { written } = useMoments();
  return (
    <p className="report-lines">
      <span className="whole">
        {say('cutoff')} <b>{report.cutoff}</b>
      </span>
      <span className="whole">
        {say('knownAt')} <b>{written(report.knownAt)}</b>
        {isNow && `（${say('now')}）`}
      </span>
    </p>
  );
}

function Agreement({ report, at }: { report: WireReport; at: AtSearch }) {
  const { say, of } = useWords();
  const { agreed, total } = report.agreement;
  const others = report.figures.filter((figure) => figure.agrees === false);
  const note = say('reportInChinese');
  return (
    <div className="agreement">
      <p>
        <b data-testid="agreement">
          {total === 0 ? say('nothingPrinted') : say('agreement', { agreed, total })}
        </b>
        {note && <span className="quiet"> {note}</span>}
      </p>
      {report.cutoff !== report.period.to && (
        <p className="hand">{say('otherCutoff', { end: report.period.to })}</p>
      )}
      {others.length > 0 && (
        <details>
          <summary>
            <span className="hand">≠ {others.length}</span> {say('disagreeing')}
          </summary>
          <ul className="disagreements">
            {others.map((figure) => (
              <li key={figure.id}>
                <FigureLink report={report.report} figure={figure} at={at}>
                  {of(figure.label)}
                </FigureLink>{' '}
                <span className="whole">{figure.display}</span>
                <span className="quiet whole">{say('printedAs', { claim: figure.claim ?? '—' })}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Body({ report, at }: { report: WireReport; at: AtSearch }) {
  const figures = new Map(report.figures.map((figure) => [figure.id, figure]));
  return (
    <div className="report-body" lang="zh-CN">
      {report.sections.map((section, s) => (
        // The template's order is fixed.
        // biome-ignore lint/suspicious/noArrayIndexKey: sections have no other name
        <section key={s}>
          {section.heading && <h2>{section.heading.zh}</h2>}
          {section.paragraphs.map((paragraph, p) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name
            <p key={p}>
              {paragraph.map((segment) => {
                if (typeof segment === 'string') return segment;
                const figure = figures.get(segment.figure);
                return (
                  figure && <FigureLink key={figure.id} report={report.report} figure={figure} at={at} />
                );
              })}
            </p>
          ))}
        </section>
      ))}
    </div>
  );
}

interface FigureLinkProps {
  readonly report: string;
  readonly figure: ReportFigure;
  readonly at: AtSearch;
  readonly children?: string;
}

function FigureLink({ report, figure, at, children }: FigureLinkProps) {
  const { say, of } = useWords();
  const differs = figure.agrees === false;
  const claim = differs ? say('printedAs', { claim: figure.claim ?? '—' }) : '';
  return (
    <Link
      to="/reports/$report/figures/$figure"
      params={{ report, figure: figure.id }}
      search={at}
      className={differs ? 'figure figure-differs' : 'figure'}
      title={[of(figure.label), claim].filter(Boolean).join(' · ')}
      data-figure={figure.id}
    >
      {children ?? figure.display}
      {differs && (
        <sup>
          <span aria-hidden="true">≠</span>
          <span className="heard">{claim}</span>
        </sup>
      )}
    </Link>
  );
}
