import { type Awards, type Register, readTerms, type Terms } from '@taizhang/definition';
import {
  type District,
  type Examinable,
  type HeldProfile,
  holdProfiles,
  recordsById,
  type StatedRecord,
} from '@taizhang/store';

export type Db = Parameters<typeof holdProfiles>[0];
export type InDistrict = Pick<District, 'id' | 'catalogue'>;

/** A version of a policy with its terms. */
export interface VersionOfAward {
  readonly version: StatedRecord;
  readonly terms: Terms;
}

/** What the awards of a request depend on: each thing is read once, and that of many awards together where it is known ahead. */
export class DependedOn {
  private readonly db: Db;
  private readonly district: InDistrict;
  private readonly versions = new Map<string, VersionOfAward | null>();
  private readonly profiles = new Map<string, HeldProfile | undefined>();

  constructor(db: Db, district: InDistrict) {
    this.db = db;
    this.district = district;
  }

  /** Reads profiles together that will be asked for one by one; they are held where they are for what is being written. */
  async ahead(register: Register, ids: Iterable<string>, hold: boolean): Promise<void> {
    const keyOf = (id: string) => `${register.id} ${id}`;
    const wanted = [...new Set(ids)].filter((id) => !this.profiles.has(keyOf(id)));
    if (wanted.length === 0) return;
    const found = await holdProfiles(this.db, this.district, register, wanted, { hold });
    for (const id of wanted) this.profiles.set(keyOf(id), found.get(id));
  }

  async profile(register: Register, id: string, { isWritten }: Examinable): Promise<HeldProfile | undefined> {
    await this.ahead(register, [id], isWritten);
    return this.profiles.get(`${register.id} ${id}`);
  }

  /** How a register says that its records are policies. */
  policiesOf(register: string): Register['policies'] {
    return this.district.catalogue.registers.get(register)?.policies;
  }

  /** The version that an award names, with its terms; null where it names none that can be read. */
  async version(
    awards: Awards,
    { register, attributes }: Pick<Examinable, 'register' | 'attributes'>,
  ): Promise<VersionOfAward | null> {
    const field = register.fields[awards.policy];
    const versions =
      field?.kind === 'reference' ? this.district.catalogue.registers.get(field.register) : undefined;
    const id = attributes[awards.policy];
    if (!versions || typeof id !== 'string') return null;
    const key = `${versions.id} ${id}`;
    const known = this.versions.get(key);
    if (known !== undefined) return known;
    const [version] = await recordsById(this.db, this.district.id, versions.id, [id]);
    const terms = version && termsIn(version.attributes[versions.policies?.terms ?? '']);
    const found = version && terms ? { version, terms } : null;
    this.versions.set(key, found);
    return found;
  }
}

function termsIn(stored: unknown): Terms | null {
  try {
    return stored === undefined || stored === null ? null : readTerms(stored);
  } catch {
    return null;
  }
}
