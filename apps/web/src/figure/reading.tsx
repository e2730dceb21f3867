import type { WireFigure } from '@taizhang/contract';
import { dot, withUnit } from '../format.ts';
import { useMoments } from '../shell/time-zone.ts';
import { usePanelWords } from './panel-words.ts';

interface ReadingProps {
  readonly figure: WireFigure;
  /** Whether it is as known at an earlier time: what was printed may say otherwise then, and nobody has anything to do. */
  readonly isPast: boolean;
}

/** What a figure says. */
export function Reading({ figure: { figure, baseUnit, cutoff, knownAt }, isPast }: ReadingProps) {
  const { say, of, language } = usePanelWords();
  const { written } = useMoments();
  return (
    <section className="reading">
      <p className="reading-value" lang={language === 'zh' ? 'zh-CN' : 'en'} data-testid="figure-display">
        {language === 'zh' ? figure.display : figure.english}
      </p>
      <p>
        {say('exactValue')}{' '}
        <b className="whole number">
          {figure.value === null ? say('unknownValue') : withUnit(figure.value, of(baseUnit), language)}
        </b>
      </p>
      <p className="report-lines quiet">
        <span className="whole">
          {say('cutoff')} {written(cutoff)}
        </span>
        <span className="whole">
          {say('knownAt')} {written(knownAt)}
        </span>
      </p>
      {figure.agrees === true && <p className="quiet">✓ {say('agrees')}</p>}
      {figure.agrees === false && (
        <p className={isPast ? 'quiet' : undefined}>
          {isPast ? say('differsThen') : <span className="hand">≠ {say('differs')}</span>}
          {dot}
          {say('printedAs', { claim: figure.claim ?? '—' })}
        </p>
      )}
    </section>
  );
}

const partTitles = {
  numerator: 'partNumerator',
  denominator: 'partDenominator',
  done: 'partDone',
  target: 'partTarget',
} as const;

/** What a derived figure is computed from. */
export function Parts({ figure: { parts } }: { figure: WireFigure }) {
  const { say, of, language } = usePanelWords();
  if (parts.length === 0) return null;
  return (
    <section>
      <h2>{say('parts')}</h2>
      <dl className="facts">
        {parts.map((part) => (
          <div key={part.role}>
            <dt>{say(partTitles[part.role])}</dt>
            <dd>
              <b className="whole number">
                {part.value === null ? say('unknownValue') : withUnit(part.value, of(part.unit), language)}
              </b>{' '}
              <span className="quiet">{of(part.title)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
