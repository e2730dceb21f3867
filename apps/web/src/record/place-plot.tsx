import type { WireRecordWork } from '@taizhang/contract';
import { useNavigate } from '@tanstack/react-router';
import { useWordsWith } from '../language.ts';
import { workTexts } from '../work/work-texts.ts';

const size = 320;
const margin = 24;
const metresOfLatitude = 111_320;

interface PlacePlotProps {
  readonly register: string;
  readonly title: string;
  readonly place: NonNullable<WireRecordWork['place']>;
  readonly neighbours: WireRecordWork['neighbours'];
}

/** A step of the grid: 1, 2 or 5 times a power of ten metres, so that some four squares fit. */
function stepOf(span: number): number {
  const power = 10 ** Math.floor(Math.log10(span / 4));
  return power * ([1, 2, 5, 10].find((times) => times * power >= span / 4) ?? 10);
}

/** A record among its nearest neighbours, to scale, on a plain grid: no picture of the town comes from elsewhere. */
export function PlacePlot({ register, title, place, neighbours }: PlacePlotProps) {
  const { say } = useWordsWith(workTexts);
  const navigate = useNavigate();
  const metresOfLongitude = metresOfLatitude * Math.cos((place.latitude * Math.PI) / 180);
  const points = neighbours.map((one) => ({
    ...one,
    east: (one.longitude - place.longitude) * metresOfLongitude,
    north: (one.latitude - place.latitude) * metresOfLatitude,
  }));
  const reach = Math.max(100, ...points.map(({ east, north }) => Math.max(Math.abs(east), Math.abs(north))));
  const scale = (size / 2 - margin) / reach;
  const step = stepOf(reach * 2);
  const lines = Array.from(
    { length: 2 * Math.floor(reach / step) + 1 },
    (_, i) => (i - Math.floor(reach / step)) * step,
  );
  const at = (metres: number) => size / 2 + metres * scale;
  const width =
    step >= 1000 ? say('workKilometres', { count: step / 1000 }) : say('workMetres', { count: step });
  const hint = say(place.of ? 'workPlacedWithHint' : 'workPlaceHint', { count: points.length, scale: width });
  const open = (id: string) => void navigate({ to: '/records/$register/$id', params: { register, id } });
  return (
    <figure className="place-plot">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={`${title}. ${hint}`}>
        {lines.map((metres) => (
          <g key={metres} className="place-grid">
            <line x1={at(metres)} x2={at(metres)} y1={0} y2={size} />
            <line y1={at(metres)} y2={at(metres)} x1={0} x2={size} />
          </g>
        ))}
        {points.map((one) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse; the same records stand in the lists
          <circle
            key={one.id}
            className="place-neighbour"
            cx={at(one.east)}
            cy={at(-one.north)}
            r={4}
            onClick={() => open(one.id)}
          >
            <title>{one.title}</title>
          </circle>
        ))}
        <circle className="place-own" cx={size / 2} cy={size / 2} r={6} />
      </svg>
      <figcaption className="quiet">
        <span className="number place-point">
          {place.longitude}, {place.latitude}
        </span>
        {hint}
      </figcaption>
    </figure>
  );
}
