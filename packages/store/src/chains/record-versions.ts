/** What a record said of itself from a movement on: where it stood, and the fields that chains ask of its register. */
export interface RecordVersion {
  readonly seq: number;
  readonly entry: number;
  readonly day: string;
  /** When it was recorded, in milliseconds since 1970. */
  readonly known: number;
  readonly from: string | null;
  readonly stage: string;
  readonly unit: string;
  readonly values: readonly (string | null)[];
}

/** A movement that changed what its record says, or took back or restated another. */
export interface VersionRow {
  readonly seq: number;
  readonly entry: number;
  readonly register: string;
  readonly record: string;
  readonly day: string;
  readonly known: Date;
  /** The movement that it takes back. */
  readonly reverses: number | null;
  readonly from: string | null;
  readonly stage: string;
  readonly unit: string;
  readonly values: readonly (string | null)[];
}

export const isAfter = (a: RecordVersion, b: RecordVersion): boolean =>
  a.day > b.day || (a.day === b.day && a.entry > b.entry);

/** The versions of records, by register and record, that movements of some numbers say: each record's as they happened. */
export class RecordVersions {
  readonly registers = new Map<string, Map<string, RecordVersion[]>>();
  /** When movements were taken back, by their numbers, in milliseconds since 1970. */
  readonly takenBack = new Map<number, number>();
  private readonly texts = new Map<string, string>();

  put({ register, record, known, reverses, unit, stage, from, values, ...rest }: VersionRow): void {
    if (reverses !== null) {
      this.takenBack.set(reverses, known.getTime());
      return;
    }
    this.add(register, record, {
      ...rest,
      known: known.getTime(),
      from: from === null ? null : this.once(from),
      stage: this.once(stage),
      unit: this.once(unit),
      values: values.map((value) => (value === null ? null : this.once(value))),
    });
  }

  take({ registers, takenBack }: RecordVersions): void {
    for (const [register, records] of registers)
      for (const [record, versions] of records)
        for (const version of versions) this.add(register, record, version);
    for (const [seq, at] of takenBack) this.takenBack.set(seq, at);
  }

  private add(register: string, record: string, version: RecordVersion): void {
    let records = this.registers.get(register);
    if (!records) {
      records = new Map();
      this.registers.set(register, records);
    }
    const versions = records.get(record);
    if (!versions) {
      records.set(record, [version]);
      return;
    }
    let place = versions.length;
    while (place > 0 && isAfter(versions[place - 1] as RecordVersion, version)) place--;
    versions.splice(place, 0, version);
  }

  /** Units, stages, days and references come again and again: each is held once. */
  private once(text: string): string {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    this.texts.set(text, text);
    return text;
  }
}
