import type { Label, WireTarget } from '@taizhang/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Light } from '../design/light.tsx';
import { Whole } from '../design/whole.tsx';
import { spoken } from '../format.ts';
import { useTextsOf, useWords } from '../language.ts';
import { targetTexts } from './target-texts.ts';

/** An amount for reading; a dash where it is unknown. */
export function Shown({ amount }: { amount: { readonly shown: Label | null } }) {
  const { of } = useWords();
  return <span className="whole">{amount.shown ? spoken(of(amount.shown)) : '—'}</span>;
}

interface DoneLinkProps {
  readonly figure: WireTarget['figure'];
  readonly cutoff: string;
  readonly knownAt?: string | undefined;
  readonly children: ReactNode;
}

/** What was done, as a link to the figure that counts it. */
export function DoneLink({ figure, cutoff, knownAt, children }: DoneLinkProps) {
  if (!figure) return children;
  return (
    <Link
      to="/reports/$report/figures/$figure"
      params={{ report: figure.report, figure: figure.id }}
      search={{ cutoff, knownAt }}
      className="figure"
    >
      {children}
    </Link>
  );
}

/** A light with its rule behind it. */
export function RuledLight({ light }: { light: WireTarget['light'] }) {
  const { of } = useWords();
  if (!light) return <span className="quiet">—</span>;
  return (
    <span title={of(light.words)}>
      <Light standing={light.light} />
    </span>
  );
}

/** The three progress measures, each by its own name. */
export function Measures({
  target,
}: {
  target: Pick<WireTarget, 'completion' | 'ahead' | 'againstToDate' | 'toDate'>;
}) {
  const say = useTextsOf(targetTexts);
  const { of } = useWords();
  const { toDate } = target;
  return (
    <dl className="target-measures">
      <div>
        <dt>{say('completion')}</dt>
        <dd>
          <Shown amount={target.completion} />
        </dd>
      </div>
      <div>
        <dt>{say('ahead')}</dt>
        <dd>
          <Shown amount={target.ahead} />
        </dd>
      </div>
      <div title={toDate.shown ? say('toDateOf', { due: of(toDate.shown) }) : undefined}>
        <dt>{say('toDate')}</dt>
        <dd>
          <Shown amount={target.againstToDate} />
        </dd>
      </div>
    </dl>
  );
}

/** What a forecast says of the target, or why there is none. */
export function Outlook({ target }: { target: WireTarget }) {
  const say = useTextsOf(targetTexts);
  const { of } = useWords();
  if (target.outlook) {
    const short = target.outlook.verdict === 'unlikely';
    return (
      <p className={short ? 'hand' : undefined}>
        <Whole>{of(target.outlook.words)}</Whole>
      </p>
    );
  }
  if (target.noForecast) return <p className="quiet">{of(target.noForecast)}</p>;
  return target.work ? null : <p className="quiet">{say('noWork')}</p>;
}

/** The months so far as a small line under what is asked: for the eye alone, the table says it in figures. */
export function Sparkline({ months, whole }: { months: WireTarget['months']; whole: string | null }) {
  const known = months.flatMap(({ done }) => (done.value === null ? [] : [Number(done.value)]));
  const most = Math.max(Number(whole ?? 0), ...known, 1);
  const line = (values: readonly number[]) =>
    values.map((value, i) => `${((i + 1) / 12) * 100},${24 - (value / most) * 22}`).join(' ');
  const asked = months.flatMap(({ asked: { value } }) => (value === null ? [] : [Number(value)]));
  return (
    <svg className="sparkline" viewBox="0 0 100 26" preserveAspectRatio="none" aria-hidden="true">
      <polyline className="spark-asked" points={line(asked)} />
      <polyline className="spark-done" points={`0,24 ${line(known)}`} />
    </svg>
  );
}
