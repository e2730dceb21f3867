import type { WireFigure } from '@taizhang/contract';
import type { ReactNode } from 'react';
import { Whole } from '../design/whole.tsx';
import { dayInWords, dot } from '../format.ts';
import { type PanelWords, usePanelWords } from './panel-words.ts';

/** What a figure counts, in words. */
export function Definition({ figure }: { figure: WireFigure }) {
  const words = usePanelWords();
  const { say, of, language } = words;
  const { metric, parameters, printedUnit, published } = figure;
  const derived = metric.kind === 'ratio' || metric.kind === 'progress';
  return (
    <section>
      <h2>{say('definition')}</h2>
      <dl className="facts">
        <Fact title={say('metric')}>
          {of(metric.title)} <code className="quiet whole">{metric.id}</code>
        </Fact>
        {metric.definition && <Fact title={say('definition')}>{of(metric.definition)}</Fact>}
        <Fact title={say('howCounted')}>
          <Whole>{howCounted(figure, words)}</Whole>
        </Fact>
        {!derived && (
          <Fact title={say('condition')}>
            <Whole>{metric.condition ? of(metric.condition) : say('everything')}</Whole>
          </Fact>
        )}
        <Times figure={figure} />
        {published?.vintage && <Fact title={say('vintage')}>{of(published.vintage)}</Fact>}
        {published?.provenance.map(({ title, shown }) => (
          <Fact key={title.en} title={of(title)}>
            <Whole>{of(shown)}</Whole>
          </Fact>
        ))}
        {of(printedUnit) !== '' && <Fact title={say('printedIn')}>{of(printedUnit)}</Fact>}
        <Fact title={say('register')}>{of(metric.register.title)}</Fact>
        <Fact title={say('keeper')}>{of(metric.keeper)}</Fact>
        {parameters.length > 0 && (
          <Fact title={say('parameters')}>
            {parameters.map(({ name, value, title, shown }) => (
              <span key={name} className="parameter">
                {of(title)}
                {language === 'zh' ? '：' : ': '}
                {of(shown)}{' '}
                <code className="quiet whole">
                  {name} = {value}
                </code>
              </span>
            ))}
          </Fact>
        )}
      </dl>
    </section>
  );
}

/** The definition in one sentence, for the head of a panel. */
export function DefinitionLine({ figure }: { figure: WireFigure }) {
  const words = usePanelWords();
  const { definition } = figure.metric;
  return (
    <p className="note" data-testid="definition-line">
      <span className="quiet">{words.say('definition')}</span> {definition && `${words.of(definition)}${dot}`}
      <Whole>{howCounted(figure, words)}</Whole>
    </p>
  );
}

/** The period that it is about; of what stands on a day, the day. */
function Times({ figure: { metric, figure, published } }: { figure: WireFigure }) {
  const { say, of, language } = usePanelWords();
  const { from, to } = figure.period;
  const until = <span className="whole">{dayInWords(to, language)}</span>;
  if (published)
    return (
      <Fact title={say('period')}>
        <span className="whole">{of(published.period)}</span>
      </Fact>
    );
  if (metric.kind === 'balance') return <Fact title={say('cutoff')}>{until}</Fact>;
  return (
    <Fact title={say('period')}>
      <span className="whole">{dayInWords(from, language)}</span> – {until}
    </Fact>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function howCounted({ metric, figure, published }: WireFigure, { say, of, language }: PanelWords): string {
  const list = (named: readonly { title: { zh: string; en: string } }[]) =>
    named.map((n) => `“${of(n.title)}”`).join(language === 'zh' ? '' : ', ');
  const values = {
    from: dayInWords(figure.period.from, language),
    to: dayInWords(figure.period.to, language),
    of: metric.of ? say('measureOf', { measure: of(metric.of) }) : say('records'),
    by: metric.by ? of(metric.by) : say('records'),
    things: metric.by ? say('valuesOf', { field: of(metric.by) }) : say('records'),
    stages: list(metric.stages),
    transitions: list(metric.transitions),
  };
  const separator = language === 'zh' ? '，' : ', ';
  const source = published && [
    ...(published.vintage ? [of(published.vintage)] : []),
    ...published.provenance.map(({ title, shown }) => `${of(title)} ${of(shown)}`),
  ];
  if (published && metric.kind !== 'rank')
    return [
      say('kindPublished', {
        period: of(published.period),
        of: metric.of ? of(metric.of) : of(metric.title),
      }),
      source?.length ? source.join(separator) : say('notYetPublished', values),
    ].join(language === 'zh' ? '；' : '; ');
  switch (metric.kind) {
    case 'balance':
      return say(metric.stated ? 'kindStated' : 'kindBalance', values);
    case 'turnover':
      return say('kindTurnover', values);
    case 'distinct':
      return say('kindDistinct', values);
    case 'ratio':
      return say('kindRatio');
    case 'rank':
      return say('kindRank', values);
    case 'progress':
      return say('kindProgress', values);
  }
}
