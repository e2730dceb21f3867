import sharp from 'sharp';

/** What a photograph says of itself. */
export interface Photographed {
  /** The day on the camera's clock when it was taken, YYYY-MM-DD; null: it does not say. */
  readonly takenOn: string | null;
  /** WGS84; null: it does not say. */
  readonly place: { readonly longitude: number; readonly latitude: number } | null;
}

const nothing: Photographed = { takenOn: null, place: null };

/**
 * The day and the place that a photograph carries (EXIF). The file stays as it is. A picture that carries nothing, or
 * nothing that can be true, is no worse a picture.
 * @param mostPixels larger pictures are not looked at
 */
export async function readPhotograph(content: Buffer, mostPixels: number): Promise<Photographed> {
  try {
    // Where in the file it stands, sharp knows of every kind of picture.
    const { exif } = await sharp(content, { limitInputPixels: mostPixels }).metadata();
    return exif ? readExif(exif) : nothing;
  } catch {
    // What it says of itself cannot be read.
    return nothing;
  }
}

const tag = { photo: 0x8769, places: 0x8825, taken: 0x9003, south: 1, latitude: 2, west: 3, longitude: 4 };
const ascii = 2;
const long = 4;
const rational = 5;
const entryBytes = 12;
/** More entries no camera writes; a file that claims more is read no further. */
const mostEntries = 200;

/**
 * The two facts, out of EXIF as CIPA DC-008 lays it down. Only the entries that are asked for are read, each of a length
 * known beforehand: a file can neither make this long nor lead it out of its bytes.
 * @throws RangeError where it ends too early
 */
export function readExif(exif: Buffer): Photographed {
  const bytes = exif.subarray(exif.toString('latin1', 0, 6) === 'Exif\0\0' ? 6 : 0);
  const order = bytes.toString('latin1', 0, 4);
  if (order !== 'II*\0' && order !== 'MM\0*') return nothing;
  const read = new Reader(bytes, order === 'II*\0');
  const main = read.directory(read.at32(4));
  const photo = read.directory(main.get(tag.photo)?.first);
  const places = read.directory(main.get(tag.places)?.first);
  return {
    takenOn: dayOf(read.text(photo.get(tag.taken), 20)),
    place: placeOf(
      read.degrees(places.get(tag.longitude), read.text(places.get(tag.west), 2) === 'W'),
      read.degrees(places.get(tag.latitude), read.text(places.get(tag.south), 2) === 'S'),
    ),
  };
}

interface Entry {
  readonly type: number;
  readonly count: number;
  /** Its value where that fits into four bytes; else where it stands. */
  readonly first: number;
  /** Where its four bytes stand. */
  readonly at: number;
}
type Directory = ReadonlyMap<number, Entry>;

class Reader {
  readonly #bytes: Buffer;
  readonly #little: boolean;

  constructor(bytes: Buffer, little: boolean) {
    this.#bytes = bytes;
    this.#little = little;
  }

  at16 = (at: number): number => (this.#little ? this.#bytes.readUInt16LE(at) : this.#bytes.readUInt16BE(at));
  at32 = (at: number): number => (this.#little ? this.#bytes.readUInt32LE(at) : this.#bytes.readUInt32BE(at));

  directory(at: number | undefined): Directory {
    const found = new Map<number, Entry>();
    if (at === undefined || at + 2 > this.#bytes.length) return found;
    const whole = Math.floor((this.#bytes.length - at - 2) / entryBytes);
    const count = Math.min(mostEntries, whole, this.at16(at));
    for (let i = 0; i < count; i++) {
      const entry = at + 2 + i * entryBytes;
      found.set(this.at16(entry), {
        type: this.at16(entry + 2),
        count: this.at32(entry + 4),
        first: this.at32(entry + 8),
        at: entry + 8,
      });
    }
    return found;
  }

  text(entry: Entry | undefined, most: number): string | null {
    if (entry?.type !== ascii || entry.count > most) return null;
    const from = entry.count > long ? entry.first : entry.at;
    return this.#bytes.toString('latin1', from, from + entry.count).replace(/\0.*$/s, '');
  }

  /** Degrees, minutes and seconds, each a fraction. */
  degrees(entry: Entry | undefined, negative: boolean): number | null {
    if (entry?.type !== rational || entry.count !== 3) return null;
    const [whole, minutes, seconds] = [0, 8, 16].map((step) => {
      const [above, below] = [this.at32(entry.first + step), this.at32(entry.first + step + 4)];
      return above === 0 ? 0 : above / below;
    }) as [number, number, number];
    return (negative ? -1 : 1) * (whole + minutes / 60 + seconds / 3600);
  }
}

const earliest = '1990-01-01';

/** A camera whose clock was never set says a day long ago, or none. */
function dayOf(said: string | null): string | null {
  const [, year, month, day] = /^(\d{4}):(\d{2}):(\d{2}) /.exec(said ?? '') ?? [];
  const written = `${year}-${month}-${day}`;
  const time = Date.parse(`${written}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== written) return null;
  return written < earliest ? null : written;
}

/** Where longitude and latitude are both nothing, nothing is built: so says a telephone that knows no place. */
function placeOf(longitude: number | null, latitude: number | null): Photographed['place'] {
  if (longitude === null || latitude === null) return null;
  const known = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 && (longitude !== 0 || latitude !== 0);
  return known ? { longitude: rounded(longitude), latitude: rounded(latitude) } : null;
}

/** To some ten centimetres; cameras know no more. */
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
