/** A corner of the earth: the least and greatest longitude and latitude. */
export interface Area {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

/** Points that fall together on a map, at the place of the first. */
export interface Gathered<P extends Point> {
  readonly x: number;
  readonly y: number;
  readonly points: P[];
}

const metresOfLatitude = 111_320;
const leastMetres = 400;

export function areaOf(points: readonly Point[]): Area {
  const longitudes = points.map(({ longitude }) => longitude);
  const latitudes = points.map(({ latitude }) => latitude);
  return {
    west: Math.min(...longitudes),
    east: Math.max(...longitudes),
    south: Math.min(...latitudes),
    north: Math.max(...latitudes),
  };
}

export const isWithin = ({ west, east, south, north }: Area, { longitude, latitude }: Point): boolean =>
  longitude >= west && longitude <= east && latitude >= south && latitude <= north;

/** A map to scale: how high it is, how many pixels a metre takes, where a point stands on it. */
export interface Scale {
  readonly height: number;
  readonly perMetre: number;
  at(point: Point): { x: number; y: number };
}

export function scaleOf({ west, east, south, north }: Area, width: number, margin: number): Scale {
  const middle = { longitude: (west + east) / 2, latitude: (south + north) / 2 };
  const metresOfLongitude = metresOfLatitude * Math.cos((middle.latitude * Math.PI) / 180);
  const across = Math.max(leastMetres, (east - west) * metresOfLongitude);
  const up = Math.max(leastMetres, (north - south) * metresOfLatitude);
  const height = Math.min(width * 1.1, Math.max(width * 0.6, (up / across) * width));
  const perMetre = Math.min((width - 2 * margin) / across, (height - 2 * margin) / up);
  return {
    height,
    perMetre,
    at: ({ longitude, latitude }) => ({
      x: width / 2 + (longitude - middle.longitude) * metresOfLongitude * perMetre,
      y: height / 2 - (latitude - middle.latitude) * metresOfLatitude * perMetre,
    }),
  };
}

/** Gathers points that would lie closer to one another than so many pixels: what is left can be told apart and touched. */
export function gather<P extends Point>(points: readonly P[], scale: Scale, closest: number): Gathered<P>[] {
  const gathered: Gathered<P>[] = [];
  for (const point of points) {
    const { x, y } = scale.at(point);
    const near = gathered.find((one) => Math.hypot(one.x - x, one.y - y) < closest);
    if (near) near.points.push(point);
    else gathered.push({ x, y, points: [point] });
  }
  return gathered;
}

/** A step of the grid in metres: 1, 2 or 5 times a power of ten, so that some four squares fit. */
export function gridStep(span: number): number {
  const power = 10 ** Math.floor(Math.log10(span / 4));
  return power * ([1, 2, 5, 10].find((times) => times * power >= span / 4) ?? 10);
}
