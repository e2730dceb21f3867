/** So many places an index has under one hash: more names of one hash than that are rare. */
const ways = 8;
/** An entry's length stands before it. */
const head = 4;
const nowhere = -1;

/**
 * Texts by name, of which those that were put in longest ago go first when room runs short. They lie in one stretch of
 * bytes, written round and round, and so do the places where they are found: a hundred thousand of them are nothing to
 * look through for the collector, who would look through as many objects again and again.
 */
export class KeptTexts {
  private readonly mostBytes: number;
  private bytes = Buffer.allocUnsafeSlow(0);
  /** By place: the hash of a name, and where its entry begins, counted on and on over all rounds. */
  private hashes = new Uint32Array(0);
  private begins = new Float64Array(0);
  /** Where the next entry begins, counted likewise. */
  private next = 0;

  constructor(mostBytes: number) {
    this.mostBytes = mostBytes;
    this.grow(Math.min(mostBytes, 64 * 1024));
  }

  get(name: string): string | undefined {
    const hash = hashOf(name);
    const first = this.firstOf(hash);
    for (let place = first; place < first + ways; place++) {
      const entry = this.entryAt(place, hash);
      if (entry !== null && isOf(entry, name)) return entry.slice(name.length + 1);
    }
    return undefined;
  }

  put(name: string, text: string): void {
    const entry = `${name}\t${text}`;
    const need = head + Buffer.byteLength(entry);
    if (need > this.mostBytes / 2) {
      this.drop(name);
      return;
    }
    while (this.bytes.length < this.mostBytes && this.next + need > this.bytes.length)
      this.grow(Math.min(this.mostBytes, 2 * Math.max(this.bytes.length, need)));
    const size = this.bytes.length;
    const hash = hashOf(name);
    const place = this.placeFor(name, hash);
    // An entry lies in one piece: what is left at the end is passed over.
    if ((this.next % size) + need > size) this.next += size - (this.next % size);
    const at = this.next % size;
    this.bytes.writeUInt32LE(need - head, at);
    this.bytes.write(entry, at + head);
    this.hashes[place] = hash;
    this.begins[place] = this.next;
    this.next += need;
  }

  drop(name: string): void {
    const hash = hashOf(name);
    const first = this.firstOf(hash);
    for (let place = first; place < first + ways; place++) {
      const entry = this.entryAt(place, hash);
      if (entry !== null && isOf(entry, name)) this.begins[place] = nowhere;
    }
  }

  private firstOf(hash: number): number {
    return (hash & (this.hashes.length / ways - 1)) * ways;
  }

  /** The entry that a place leads to; null: none of this hash, or it was written over since. */
  private entryAt(place: number, hash: number): string | null {
    const begin = this.begins[place] as number;
    const size = this.bytes.length;
    if (begin === nowhere || this.hashes[place] !== hash || begin + size < this.next) return null;
    const at = begin % size;
    return this.bytes.toString('utf8', at + head, at + head + this.bytes.readUInt32LE(at));
  }

  /** Where a name is found already, else the place of what was put in longest ago. */
  private placeFor(name: string, hash: number): number {
    const first = this.firstOf(hash);
    let oldest = first;
    for (let place = first; place < first + ways; place++) {
      const entry = this.entryAt(place, hash);
      if (entry !== null && isOf(entry, name)) return place;
      if ((this.begins[place] as number) < (this.begins[oldest] as number)) oldest = place;
    }
    return oldest;
  }

  /** Makes room; before the first round is over, so that every entry stays where it is. */
  private grow(size: number): void {
    const bytes = Buffer.allocUnsafeSlow(size);
    this.bytes.copy(bytes);
    this.bytes = bytes;
    const [hashes, begins] = [this.hashes, this.begins];
    // One place for every hundred bytes: entries are several times as long, so that few are crowded out.
    this.hashes = new Uint32Array(ways * 2 ** Math.ceil(Math.log2(size / 100 / ways)));
    this.begins = new Float64Array(this.hashes.length).fill(nowhere);
    for (const [old, begin] of begins.entries()) {
      if (begin === nowhere) continue;
      const hash = hashes[old] as number;
      const first = this.firstOf(hash);
      let place = first;
      while (place < first + ways && this.begins[place] !== nowhere) place++;
      if (place === first + ways) continue;
      this.hashes[place] = hash;
      this.begins[place] = begin;
    }
  }
}

const isOf = (entry: string, name: string): boolean => entry[name.length] === '\t' && entry.startsWith(name);

/** FNV-1a over the name's characters. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
