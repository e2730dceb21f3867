import type { WireCockpit } from '@taizhang/contract';
import { spoken, withUnit } from '../format.ts';
import { useTextsOf, useWords } from '../language.ts';
import { cockpitTexts } from './cockpit-texts.ts';
import { FigureLink } from './figure-link.tsx';

interface StreetMapProps {
  readonly cockpit: WireCockpit;
  /** The figure that is shown; undefined or unknown: the first. */
  readonly shown: string | undefined;
  choose(figure: string): void;
}

/** Shades of the tiles; a tile always says its number as well. */
const shades = 5;

/** The sub-districts where they lie beside one another, each with its number and a shade. */
export function StreetMap({ cockpit: { maps }, shown, choose }: StreetMapProps) {
  const say = useTextsOf(cockpitTexts);
  const { of, language } = useWords();
  const map = maps.find(({ figure }) => figure.id === shown) ?? maps[0];
  if (!map) return null;
  const { figure, unit, streets } = map;
  const most = Math.max(...streets.map(({ value }) => Number(value ?? 0)));
  const shadeOf = (value: string | null) =>
    most > 0 ? Math.ceil((Math.max(0, Number(value ?? 0)) / most) * shades) : 0;
  return (
    <section className="cockpit-map" aria-labelledby="map">
      <h2 id="map">{say('map')}</h2>
      <p className="map-choice">
        <label>
          <span className="heard">{say('mapOf')}</span>
          <select value={figure.id} onChange={({ target }) => choose(target.value)}>
            {maps.map((one) => (
              <option key={one.figure.id} value={one.figure.id}>
                {of(one.figure.label)}
              </option>
            ))}
          </select>
        </label>{' '}
        <FigureLink figure={figure.id}>{spoken(of(figure.said))}</FigureLink>
      </p>
      <ul className="tiles">
        {streets.map(({ street, tile, value, shown: number }) => (
          <li
            key={street.id}
            className={`tile shade-${shadeOf(value)}`}
            style={tile ? { gridColumn: tile.column + 1, gridRow: tile.row + 1 } : undefined}
          >
            <span className="tile-name">{of(street.title).replace(/街道$| Sub-district$/, '')}</span>
            <FigureLink figure={figure.id} street={street.id}>
              {number === null ? '—' : withUnit(number, of(unit), language)}
            </FigureLink>
          </li>
        ))}
      </ul>
      <p className="note quiet">{say('schematic')}</p>
    </section>
  );
}
