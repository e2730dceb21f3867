import type { Formula } from '@taizhang/definition';
import type { ReactNode } from 'react';
import { Faults, useEditing } from './editing.tsx';
import { ChoiceLeaf, DayLeaf, FlagLeaf, NumberLeaf, UnitLeaf } from './leaves.tsx';
import { type Path, withBand } from './terms-value.ts';

type Block = (path: Path, label: string, part: Formula) => ReactNode;

interface TiersProps {
  readonly at: Path;
  readonly tiers: Extract<Formula, { tiers: unknown }>['tiers'];
  readonly block: Block;
}

/** Tiers by amount: each begins where the one before it ends. */
export function Tiers({ at, tiers: { of: decides, unit, bands, each }, block }: TiersProps): ReactNode {
  const { say, of, vocabulary } = useEditing();
  const called = vocabulary.units.find(({ id }) => id === unit)?.title;
  return (
    <>
      {block(['tiers', 'of'], say('tiersOf'), decides)}
      <div className="terms-row">
        <UnitLeaf at={[...at, 'tiers', 'unit']} label={say('tiersUnit')} value={unit} />
        <FlagLeaf at={[...at, 'tiers', 'each']} label={say('tiersEach')} value={each} />
      </div>
      <Bands at={[...at, 'tiers', 'bands']} bands={bands}>
        {(i) => {
          const below = bands[i - 1]?.upTo;
          return (
            <>
              {below !== undefined && (
                <span className="quiet">
                  {say('tierAbove', { bound: below, unit: called ? of(called) : '' })}
                </span>
              )}
              <NumberLeaf
                at={[...at, 'tiers', 'bands', i, 'upTo']}
                label={say('tierUpTo')}
                value={bands[i]?.upTo}
                optional
              />
              {block(['tiers', 'bands', i, 'gives'], say('tierGives'), bands[i]?.gives as Formula)}
            </>
          );
        }}
      </Bands>
    </>
  );
}

interface DateTiersProps {
  readonly at: Path;
  readonly dates: Extract<Formula, { dates: unknown }>['dates'];
  readonly block: Block;
}

/** Tiers by day. */
export function DateTiers({ at, dates: { of: decides, bands }, block }: DateTiersProps): ReactNode {
  const { say, words } = useEditing();
  const days = [...words.values()].filter(({ kind }) => kind === 'date');
  return (
    <>
      <ChoiceLeaf
        at={[...at, 'dates', 'of']}
        label={say('datesOf')}
        value={decides}
        groups={[{ title: null, options: days }]}
      />
      <Bands at={[...at, 'dates', 'bands']} bands={bands}>
        {(i) => (
          <>
            <DayLeaf
              at={[...at, 'dates', 'bands', i, 'through']}
              label={say('tierThrough')}
              value={bands[i]?.through}
              optional
            />
            {block(['dates', 'bands', i, 'gives'], say('tierGives'), bands[i]?.gives as Formula)}
          </>
        )}
      </Bands>
    </>
  );
}

interface BandsProps {
  readonly at: Path;
  readonly bands: readonly { gives: Formula }[];
  children(i: number): ReactNode;
}

function Bands({ at, bands, children }: BandsProps) {
  const { say, put } = useEditing();
  return (
    <>
      <ol className="terms-bands">
        {bands.map((_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a tier is known by its place
          <li key={i} data-at={[...at, i].join('.')} tabIndex={-1}>
            <Faults at={[...at, i].join('.')} own />
            <div className="terms-band-head">
              <strong>{say('tier', { n: i + 1 })}</strong>
              {bands.length > 1 && (
                <button
                  type="button"
                  className="plain"
                  aria-label={say('removeTier', { n: i + 1 })}
                  onClick={() => put([...at, i], undefined)}
                >
                  ✕
                </button>
              )}
            </div>
            {children(i)}
          </li>
        ))}
      </ol>
      <button type="button" className="plain" onClick={() => put(at, withBand(bands))}>
        {say('addTier')}
      </button>
    </>
  );
}
