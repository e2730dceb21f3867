import type { ListQueryParams, WireListForm, WirePlaces } from '@taizhang/contract';
import type { Condition } from '@taizhang/definition';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Light, LightShape, lightWords } from '../design/light.tsx';
import { Title } from '../design/whole.tsx';
import { grouped } from '../grouped.ts';
import { useTextsOf, useWords } from '../language.ts';
import { Empty, Failed, Loading } from '../shell/states.tsx';
import { ganttTexts } from './gantt-texts.ts';
import { type Area, areaOf, type Gathered, gather, gridStep, isWithin, scaleOf } from './gather-points.ts';
import { askList } from './list-data.ts';
import './list-map.css';

type Point = WirePlaces['points'][number];

/** So far apart at least stand two marks, in pixels: a finger tells them apart. */
const closest = 32;
const margin = 28;
/** More records nobody reads beside a map. */
const mostBeside = 60;

/** The records of a list where they lie, to scale on a plain grid, with the same records beside it to read. */
export function ListMap({ form, query }: { form: WireListForm; query: ListQueryParams }): ReactNode {
  const say = useTextsOf(ganttTexts);
  const { of } = useWords();
  const { error, data, refetch, isFetching } = useQuery({
    ...askList.places(form.register.id, query),
    enabled: form.places,
  });
  const [area, setArea] = useState<Area | null>(null);
  const [chosen, choose] = useState<string | null>(null);
  if (!form.places) return <Empty>{say('noMap')}</Empty>;
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  if (data.points.length === 0) return <Empty>{say('noneOnMap', { count: data.count })}</Empty>;
  const points = area ? data.points.filter((point) => isWithin(area, point)) : data.points;
  const show = (to: Area | null) => {
    setArea(to);
    choose(null);
  };
  return (
    <section aria-busy={isFetching} className="list-map" data-testid="list-map">
      <p className="quiet" data-testid="mapped">
        {say(data.by ? 'mappedBy' : 'mapped', {
          by: data.by ? of(data.by.field.title) : '',
          count: data.count.toLocaleString('en'),
          placed: data.placed.toLocaleString('en'),
          shown: lyingAt(points).toLocaleString('en'),
        })}{' '}
        {area && (
          <button type="button" className="plain" onClick={() => show(null)}>
            {say('whole')}
          </button>
        )}
      </p>
      <Plot
        form={form}
        places={data}
        condition={query.condition}
        points={points.length > 0 ? points : data.points}
        chosen={chosen}
        choose={choose}
        show={show}
      />
    </section>
  );
}

interface PlotProps {
  readonly form: WireListForm;
  readonly places: WirePlaces;
  /** The condition by which the list is cut. */
  readonly condition: string | undefined;
  readonly points: readonly Point[];
  /** The first record of the mark that is chosen. */
  readonly chosen: string | null;
  choose(first: string | null): void;
  show(area: Area): void;
}

function Plot({ form, places, condition, points, chosen, choose, show }: PlotProps) {
  const say = useTextsOf(ganttTexts);
  const { of } = useWords();
  const [width, box] = useWidth();
  const scale = scaleOf(areaOf(points), width, margin);
  const marks = gather(points, scale, closest);
  const mark = marks.find(({ points: [first] }) => first?.id === chosen);
  const step = gridStep(width / scale.perMetre);
  const length = step >= 1000 ? say('kilometres', { count: step / 1000 }) : say('metres', { count: step });
  return (
    <div className="map-sides">
      <Beside
        register={form.register.id}
        by={places.by}
        condition={condition}
        points={mark?.points ?? points}
        mark={mark}
        choose={choose}
        show={show}
      />
      <figure className="map-plot">
        <div ref={box} className="map-ground" style={{ height: scale.height }}>
          <Grid width={width} height={scale.height} step={step * scale.perMetre} />
          <ul aria-label={say('mapLabel', { title: of(form.register.title), shown: lyingAt(points) })}>
            {marks.map((one) => (
              <Mark key={one.points[0]?.id} mark={one} pressed={one === mark} choose={choose} />
            ))}
          </ul>
        </div>
        <figcaption className="quiet">{say('grid', { length })}</figcaption>
      </figure>
    </div>
  );
}

/** How many records of the list lie at some points. */
const lyingAt = (points: readonly Point[]): number =>
  points.reduce((sum, { gathers }) => sum + (gathers ?? 1), 0);

/** How wide the ground of the map is, followed while the window changes. */
function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(320);
  useEffect(() => {
    const ground = box.current;
    if (!ground) return;
    const follow = new ResizeObserver(() => setWidth(ground.clientWidth));
    follow.observe(ground);
    return () => follow.disconnect();
  }, []);
  return [width, box] as const;
}

function Grid({ width, height, step }: { width: number; height: number; step: number }) {
  const lines = (length: number) =>
    Array.from({ length: Math.floor(length / step) }, (_, i) => (i + 1) * step);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {lines(width).map((x) => (
        <line key={`x${x}`} x1={x} x2={x} y1={0} y2={height} />
      ))}
      {lines(height).map((y) => (
        <line key={`y${y}`} x1={0} x2={width} y1={y} y2={y} />
      ))}
    </svg>
  );
}

/** The worst first. */
const worst = ['missed', 'behind', 'made-up', 'pace'] as const;

interface MarkProps {
  readonly mark: Gathered<Point>;
  readonly pressed: boolean;
  choose(first: string | null): void;
}

function Mark({ mark: { x, y, points }, pressed, choose }: MarkProps) {
  const say = useTextsOf(ganttTexts);
  const { say: lightSay } = useWords();
  const first = points[0] as Point;
  const light = worst.find((one) => points.some((point) => point.light === one));
  const count = lyingAt(points);
  const several = count > 1;
  const spot =
    first.gathers !== null && points.length === 1
      ? say('spotOf', { title: first.title, count })
      : several
        ? say('spot', { count })
        : first.title;
  const label = light
    ? say(several ? 'spotWorst' : 'spotLight', { spot, light: lightSay(lightWords[light]) })
    : spot;
  return (
    <li style={{ left: x, top: y }}>
      <button
        type="button"
        className={`map-mark${several ? ' is-several' : ''}${light ? ` is-lit light-${light}` : ''}`}
        aria-pressed={pressed}
        aria-label={label}
        title={label}
        onClick={() => choose(pressed ? null : first.id)}
      >
        {light && <LightShape standing={light} />}
        {several ? grouped(String(count)) : !light && <span className="map-dot" />}
      </button>
    </li>
  );
}

/** What the list is cut by, and by what it refers to beside. */
function narrowed(text: string | undefined, field: string, id: string): Condition {
  const rule = { field, operator: '=' as const, value: id };
  return { combinator: 'and', rules: text === undefined ? [rule] : [JSON.parse(text) as Condition, rule] };
}

interface BesideProps {
  readonly register: string;
  readonly by: WirePlaces['by'];
  readonly condition: string | undefined;
  readonly points: readonly Point[];
  readonly mark: Gathered<Point> | undefined;
  choose(first: string | null): void;
  show(area: Area): void;
}

/** The records of the chosen mark, or of the whole map, to read and to open. */
function Beside({ register, by, condition, points, mark, choose, show }: BesideProps) {
  const say = useTextsOf(ganttTexts);
  const { of } = useWords();
  const area = mark ? areaOf(mark.points) : null;
  const closer = area && (area.west < area.east || area.south < area.north);
  return (
    <section className="map-beside" aria-live="polite">
      <h2>
        {say(mark ? 'spotChosen' : 'spotAll')}{' '}
        <span className="quiet">{lyingAt(points).toLocaleString('en')}</span>
      </h2>
      {mark && (
        <p className="map-actions">
          {closer && (
            <button type="button" className="plain" onClick={() => show(area)}>
              {say('closer')}
            </button>
          )}
          <button type="button" className="plain" onClick={() => choose(null)}>
            {say('spotNone')}
          </button>
        </p>
      )}
      <ul className="plain-list">
        {points.slice(0, mostBeside).map(({ id, title, stage, light, gathers }) => (
          <li key={id}>
            <Link to="/records/$register/$id" params={{ register: by?.register.id ?? register, id }}>
              <Title>{title}</Title>
            </Link>{' '}
            <span className="quiet">{of(stage.title)}</span> {light && <Light standing={light} />}
            {by && gathers !== null && (
              <Link
                className="map-gathers"
                to="/registers/$register"
                params={{ register }}
                search={{ condition: narrowed(condition, by.field.id, id) }}
              >
                {say('gathers', { count: gathers })}
              </Link>
            )}
          </li>
        ))}
      </ul>
      {points.length > mostBeside && (
        <p className="quiet">{say('more', { count: points.length - mostBeside })}</p>
      )}
    </section>
  );
}
