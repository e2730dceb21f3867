import type { WireFamily, WireRank } from '@taizhang/contract';
import { spoken } from '../format.ts';
import { langOf } from '../language.ts';
import { usePanelWords } from './panel-words.ts';

/** Ranks in pairs, by level and by growth, with whoever stands next above and below. */
export function Ranks({ ranks }: { ranks: WireFamily['ranks'] }) {
  const { say, of } = usePanelWords();
  if (ranks.length === 0) return null;
  return (
    <section data-testid="ranks">
      <h2>{say('ranksTitle')}</h2>
      {ranks.map(({ among, byValue, byGrowth }) => {
        const isPlaced = byValue?.place != null || byGrowth?.place != null;
        return (
          <div key={among.en} className="rank-pair">
            <h3>{say('rankAmong', { among: of(among) })}</h3>
            {!isPlaced && <p className="rank-alone quiet">{say('rankAlone')}</p>}
            {isPlaced && byValue && <Rank title={say('rankByValue')} rank={byValue} />}
            {isPlaced && byGrowth && <Rank title={say('rankByGrowth')} rank={byGrowth} />}
          </div>
        );
      })}
    </section>
  );
}

/** The place; why there is none where we alone have a value. */
function Place({ place, among }: WireRank) {
  const { say } = usePanelWords();
  if (place === null) return <span className="quiet">{say(among === 1 ? 'rankAlone' : 'rankUnknown')}</span>;
  return <b className="whole">{say('rankPlace', { place })}</b>;
}

function Rank({ title, rank }: { title: string; rank: WireRank }) {
  const { say, of } = usePanelWords();
  return (
    <div className="rank">
      <p className="rank-place">
        <span className="quiet">{title}</span> <Place {...rank} />{' '}
        {rank.place !== null && rank.among !== null && (
          <span className="quiet whole">{say('rankOf', { among: rank.among })}</span>
        )}
      </p>
      <ol className="standings">
        {rank.near.map(({ place, name, self, shown }) => (
          <li key={name.zh} className={self ? 'is-self' : undefined}>
            <span className="number standing-place">{place}</span>
            <span lang={langOf(name)}>{of(name)}</span>
            <span className="number whole">{spoken(of(shown))}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
