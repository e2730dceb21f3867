import type { WireFamily, WireRank } from '@taizhang/contract';
import { spoken } from '../format.ts';
import { useWords } from '../language.ts';

/** Ranks in pairs, by level and by growth, with whoever stands next above and below. */
export function Ranks({ ranks }: { ranks: WireFamily['ranks'] }) {
  const { say, of } = useWords();
  if (ranks.length === 0) return null;
  return (
    <section data-testid="ranks">
      <h2>{say('ranksTitle')}</h2>
      {ranks.map(({ among, byValue, byGrowth }) => (
        <div key={among.en} className="rank-pair">
          <h3>{say('rankAmong', { among: of(among) })}</h3>
          {byValue && <Rank title={say('rankByValue')} rank={byValue} />}
          {byGrowth && <Rank title={say('rankByGrowth')} rank={byGrowth} />}
        </div>
      ))}
    </section>
  );
}

function Rank({ title, rank }: { title: string; rank: WireRank }) {
  const { say, of } = useWords();
  return (
    <div className="rank">
      <p className="rank-place">
        <span className="quiet">{title}</span>{' '}
        <b className="whole">
          {rank.place === null ? say('rankUnknown') : say('rankPlace', { place: rank.place })}
        </b>{' '}
        {rank.place !== null && rank.among !== null && (
          <span className="quiet whole">{say('rankOf', { among: rank.among })}</span>
        )}
      </p>
      <ol className="standings">
        {rank.near.map(({ place, name, self, shown }) => (
          <li key={name} className={self ? 'is-self' : undefined}>
            <span className="number standing-place">{place}</span>
            <span lang="zh-CN">{name}</span>
            <span className="number whole">{spoken(of(shown))}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
