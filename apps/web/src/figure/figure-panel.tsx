import { useQuery } from '@tanstack/react-query';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { ask } from '../data.ts';
import { useWords } from '../language.ts';
import { RecordInside } from '../record/record-inside.tsx';
import type { AtSearch } from '../search.ts';
import { Failed, Loading, usePageTitle } from '../shell/states.tsx';
import { Changes } from './changes.tsx';
import { Definition, DefinitionLine } from './definition.tsx';
import { Growth } from './growth.tsx';
import './panel.css';
import { usePanelPlace } from './panel-place.ts';
import { Progress } from './progress.tsx';
import { Ranks } from './ranks.tsx';
import { Parts, Reading } from './reading.tsx';
import { OpenRecord, type RecordKey } from './record-link.tsx';
import { Records } from './records.tsx';
import { Trend } from './trend.tsx';
import { YearBefore } from './year-before.tsx';

interface FigurePanelProps {
  readonly report: string;
  readonly figure: string;
  readonly at: AtSearch;
}

/**
 * One figure: what it says and counts, its target, growth, ranks and trend, what changed it, and the records in it, each
 * of which opens here to its timeline. Beside its report, or as a page of its own.
 */
export function FigurePanel({
  report,
  figure,
  at: { cutoff, knownAt, since, street },
}: FigurePanelProps): ReactNode {
  const { of } = useWords();
  const at = { cutoff, knownAt, street };
  const { page, turn, record, open, leaveRecord } = usePanelPlace();
  const parts = useRef<HTMLDivElement>(null);
  useReturn(parts, record);
  const { data, error, refetch } = useQuery(ask.figure(report, figure, at));
  usePageTitle(data && of(data.figure.label));
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <OpenRecord value={open}>
      {record && (
        <RecordInside
          key={`${record.register}/${record.id}`}
          record={record}
          at={{ cutoff: data.cutoff, knownAt }}
          back={leaveRecord}
        />
      )}
      <div ref={parts} className="figure-parts" hidden={record !== null}>
        <h1>
          {data.street && `${of(data.street.title)} · `}
          {of(data.figure.label)}
        </h1>
        <Reading figure={data} isPast={knownAt !== undefined} />
        <DefinitionLine figure={data} />
        {since !== undefined && <Changes report={report} figure={figure} at={at} since={since} />}
        <Related report={report} figure={figure} at={at} until={data.figure.period.to} />
        <Trend report={report} figure={figure} at={at} />
        {data.metric.kind !== 'progress' && <Parts figure={data} />}
        <Definition figure={data} />
        <Records report={report} figure={figure} at={at} page={page} turn={turn} />
      </div>
    </OpenRecord>
  );
}

/** The reader who comes back from a record goes on where he left off. */
function useReturn(parts: RefObject<HTMLElement | null>, record: RecordKey | null): void {
  const from = useRef<RecordKey>(null);
  useEffect(() => {
    if (record) {
      from.current ??= record;
      return;
    }
    if (!from.current) return;
    const { register, id } = from.current;
    from.current = null;
    return focusOnceThere(parts.current, `[data-record="${CSS.escape(`${register}/${id}`)}"]`);
  }, [parts, record]);
}

/** Hands the keyboard to what may be still on its way, unless the reader has taken it elsewhere meanwhile. */
function focusOnceThere(within: HTMLElement | null, selector: string): () => void {
  const observer = new MutationObserver(look);
  function look(): void {
    const found = within?.querySelector<HTMLElement>(selector);
    if (!found) return;
    observer.disconnect();
    if (!document.activeElement || document.activeElement.contains(found)) found.focus();
  }
  if (within) observer.observe(within, { childList: true, subtree: true });
  look();
  return () => observer.disconnect();
}

/** Target, year before, growth and ranks, where there are any; nothing waits for them. */
function Related({ report, figure, at, until }: FigurePanelProps & { until: string }) {
  const { data, error, refetch } = useQuery(ask.figureRelated(report, figure, at));
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  return (
    <>
      {data.progress && <Progress progress={data.progress} until={until} />}
      {data.yearBefore && <YearBefore yearBefore={data.yearBefore} />}
      {data.family && <Growth family={data.family} />}
      {data.family && <Ranks ranks={data.family.ranks} />}
    </>
  );
}
