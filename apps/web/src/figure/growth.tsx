import type { WireFamily, WireImplied } from '@taizhang/contract';
import { dot, spoken } from '../format.ts';
import { usePanelWords } from './panel-words.ts';

type Shown = { shown: { zh: string; en: string } | null } | null;

/** Level and growths as one small table: what was published, the bases it implies, and what the ledger holds of them. */
export function Growth({ family }: { family: WireFamily }) {
  const { say, of } = usePanelWords();
  const { comparablePrices, implied, level, growth, beside } = family;
  const shown = (amount: Shown) => (amount?.shown ? spoken(of(amount.shown)) : say('notPublished'));
  const growthOf = ({ year }: WireImplied) => family.against.find((one) => one.year === year) ?? growth;
  const year = Number(family.period.to.slice(0, 4));
  // Without a published growth there are no bases: a table of one row would say nothing that is not said above it.
  if (implied.length === 0) return <Beside family={family} />;
  return (
    <section data-testid="growth">
      <h2>{say('growthTitle')}</h2>
      <table className="list growth">
        <thead>
          <tr>
            <th scope="col">{say('periodColumn')}</th>
            <th scope="col" className="number">
              {say('growthSince')}
            </th>
            <th scope="col" className="number">
              {say(comparablePrices ? 'impliedReal' : 'impliedBase')}
            </th>
            <th scope="col" className="number">
              {say(comparablePrices ? 'recordedNominal' : 'recordedLevel')}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">
              {say('thisPeriod')} <span className="quiet whole">{say('levelOf', { year })}</span>
            </th>
            <td className="number is-blank">–</td>
            <td className="number is-blank">–</td>
            <td
              className="number whole"
              data-title={say(comparablePrices ? 'recordedNominal' : 'recordedLevel')}
            >
              <b>{shown(level)}</b>
            </td>
          </tr>
          {implied.map((one) => (
            <tr key={one.year}>
              <th scope="row">{say('sameOf', { year: one.year })}</th>
              <td className="number whole" data-title={say('growthSince')}>
                {shown(growthOf(one))}
              </td>
              <td
                className="number whole"
                data-title={say(comparablePrices ? 'impliedReal' : 'impliedBase')}
                title={
                  one.base
                    ? say('between', { low: spoken(of(one.base.low)), high: spoken(of(one.base.high)) })
                    : undefined
                }
              >
                {one.base ? spoken(of(one.base.shown)) : '—'}
              </td>
              <td
                className="number whole"
                data-title={say(comparablePrices ? 'recordedNominal' : 'recordedLevel')}
              >
                {one.recorded.shown ? spoken(of(one.recorded.shown)) : '—'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Conclusions family={family} />
      {comparablePrices && implied.length > 0 && <p className="note quiet">{say('realNote')}</p>}
      {beside.map((member) => (
        <Member key={member.metric} member={member} />
      ))}
    </section>
  );
}

/** What else is known of the same thing, where no growth is published. */
function Beside({ family: { title, level, beside } }: { family: WireFamily }) {
  const { of } = usePanelWords();
  if (beside.length === 0) return null;
  return (
    <section data-testid="beside">
      <h2>{of(title)}</h2>
      {[level, ...beside].map((member) => (
        <Member key={member.metric} member={member} />
      ))}
    </section>
  );
}

function Member({ member: { title, shown } }: { member: WireFamily['level'] }) {
  const { say, of } = usePanelWords();
  return (
    <p className="note">
      {of(title)} <b className="whole number">{shown ? spoken(of(shown)) : say('notPublished')}</b>
    </p>
  );
}

/** What the growths say of one another, and whether they can all be right. */
function Conclusions({ family: { implied, growth, against } }: { family: WireFamily }) {
  const { say, of } = usePanelWords();
  const faults = implied.flatMap((one) => one.faults.map((fault) => ({ ...fault, year: one.year })));
  const before = implied.find(({ recordedGrowth }) => recordedGrowth)?.recordedGrowth?.shown;
  const isWhole = growth?.value != null && against.some(({ value }) => value !== null);
  return (
    <ul className="conclusions">
      {implied.map(
        ({ year, earlierGrowth }) =>
          earlierGrowth && (
            <li key={`earlier ${year}`}>
              {say('impliedEarlier', { before: year + 1, year, value: spoken(of(earlierGrowth.shown)) })}
              {before && (
                <span className="quiet">
                  {dot}
                  {say('recordedEarlier', { value: spoken(of(before)) })}
                </span>
              )}
            </li>
          ),
      )}
      {implied.map(
        ({ year, average }) =>
          average && (
            <li key={`average ${year}`}>
              {say(average.method === 'cumulative' ? 'averageCumulative' : 'averageGeometric', {
                years: average.years,
                value: spoken(of(average.growth.shown)),
              })}
            </li>
          ),
      )}
      {faults.map(({ code, message, year }) => (
        <li key={`${code} ${year}`} className="hand">
          ≠ {say('sameOf', { year })}: {of(message)}
        </li>
      ))}
      {faults.length === 0 && isWhole && <li className="quiet">✓ {say('sound')}</li>}
    </ul>
  );
}
