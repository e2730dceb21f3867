import type { WireCockpit, WireFamily } from '@taizhang/contract';
import { spoken } from '../format.ts';
import { useTextsOf, useWords } from '../language.ts';
import { cockpitTexts } from './cockpit-texts.ts';
import { FigureLink } from './figure-link.tsx';

/** The indicators that every leader knows by heart: level, growth, growth on earlier years, rank. */
export function Headline({ cockpit }: { cockpit: WireCockpit }) {
  const say = useTextsOf(cockpitTexts);
  const { of } = useWords();
  return (
    <section className="cockpit-headline" aria-labelledby="headline">
      <h2 id="headline">{say('headline')}</h2>
      <ul>
        {cockpit.headline.map(({ figure, family }) => (
          <li key={figure.id}>
            <h3>{of(figure.label)}</h3>
            <p className="headline-value">
              <FigureLink figure={figure.id}>{spoken(of(figure.said))}</FigureLink>
            </p>
            {family && <Growths family={family} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Growths({ family: { growth, against, implied, ranks } }: { family: WireFamily }) {
  const say = useTextsOf(cockpitTexts);
  const { of } = useWords();
  const known = against.filter(({ shown }) => shown !== null);
  const averages = implied.flatMap(({ average }) => average ?? []);
  const hasFault = implied.some(({ faults }) => faults.length > 0);
  return (
    <>
      <dl className="growths">
        {growth?.shown && (
          <div>
            <dt>{say('growth')}</dt>
            <dd>{signedGrowth(of(growth.shown))}</dd>
          </div>
        )}
        {known.map(({ year, shown }) => (
          <div key={year}>
            <dt>{say('against', { year })}</dt>
            <dd>{signedGrowth(of(shown as { zh: string; en: string }))}</dd>
          </div>
        ))}
        {averages.map(({ years, growth: average }) => (
          <div key={years}>
            <dt>{say('average', { years })}</dt>
            <dd>{signedGrowth(of(average.shown))}</dd>
          </div>
        ))}
      </dl>
      <p className="headline-ranks">
        {hasFault && <span className="hand">≠ {say('fault')}</span>}
        {ranks.map(
          ({ among, byValue }) =>
            byValue?.place != null && (
              <span key={among.en} className="tag">
                {say('rank', { among: of(among), place: byValue.place })}
              </span>
            ),
        )}
      </p>
    </>
  );
}

const signedGrowth = (shown: string): string => (shown.startsWith('-') ? spoken(shown) : `+${spoken(shown)}`);
