import {
  amountIn,
  type Comparison,
  commonFields,
  comparisonOf,
  type FieldValue,
  type Register,
  type Scalar,
  type Text,
  titleOf,
  type UnitId,
} from '@taizhang/definition';

/** A record as it is reckoned with: its own fields and measures, and those of the records it refers to. */
export interface Subject {
  readonly register: Register;
  readonly stage: string | null;
  readonly unit: string | null;
  readonly street: string | null;
  readonly attributes: Readonly<Record<string, FieldValue>>;
  readonly holdings: Readonly<Record<string, string>>;
  /** By the reference field that names them. */
  readonly referred: Readonly<Record<string, Pick<Subject, 'register' | 'attributes' | 'holdings'>>>;
}

/** A version of a policy: a record whose measures are the rates. */
export interface Version {
  readonly id: string;
  readonly title: string;
  readonly register: Register;
  readonly attributes: Readonly<Record<string, FieldValue>>;
  readonly holdings: Readonly<Record<string, string>>;
}

type Bearer = Pick<Subject, 'register' | 'attributes' | 'holdings'>;

const partsOf = (path: string): [string, string | undefined] => {
  const [first, second] = path.split('.');
  return [first as string, second];
};

/** Whose field a path names, and which. */
function bearerOf(subject: Subject, path: string): [Bearer | undefined, string] {
  const [first, second] = partsOf(path);
  return second === undefined ? [subject, first] : [subject.referred[first], second];
}

/** A number or day by its path; undefined where it was not given. */
export function givenAt(subject: Subject, path: string): FieldValue | undefined {
  const [bearer, name] = bearerOf(subject, path);
  if (!bearer) return undefined;
  if (Object.hasOwn(bearer.register.measures, name)) return bearer.holdings[name];
  return Object.hasOwn(bearer.attributes, name) ? bearer.attributes[name] : undefined;
}

/** The register that a path leads to, by declaration. */
export function declaredAt(
  register: Register,
  registers: ReadonlyMap<string, Register>,
  path: string,
): [Register | undefined, string] {
  const [first, second] = partsOf(path);
  if (second === undefined) return [register, first];
  const field = Object.hasOwn(register.fields, first) ? register.fields[first] : undefined;
  return [field?.kind === 'reference' ? registers.get(field.register) : undefined, second];
}

/** What a path is called. */
export function titleAt(subject: Subject, path: string): Text {
  const [first, second] = partsOf(path);
  const own = titleOf(subject.register, first);
  if (second === undefined) return own;
  const bearer = subject.referred[first];
  const other = bearer ? titleOf(bearer.register, second) : { zh: second, en: second };
  return { zh: `${own.zh}的${other.zh}`, en: `${other.en} of ${own.en}` };
}

/** The unit of a number field or measure of a register; null where it is no number. */
export function unitOf(register: Register, name: string): UnitId | null {
  if (Object.hasOwn(register.measures, name)) return register.measures[name]?.unit ?? null;
  const field = Object.hasOwn(register.fields, name) ? register.fields[name] : undefined;
  return field?.kind === 'number' ? field.unit : null;
}

export function unitAt(subject: Subject, path: string): UnitId | null {
  const [bearer, name] = bearerOf(subject, path);
  return bearer ? unitOf(bearer.register, name) : null;
}

/** How a condition reads the record, as the ledger does: a measure that was never given is held at nothing. */
export const evaluationOf = (subject: Subject) => ({
  valueOf: (field: string): unknown => {
    if (Object.hasOwn(commonFields, field)) return subject[field as 'stage' | 'unit' | 'street'];
    if (Object.hasOwn(subject.register.measures, field)) return subject.holdings[field] ?? '0';
    return Object.hasOwn(subject.attributes, field) ? subject.attributes[field] : null;
  },
  comparisonOf: (field: string): Comparison => comparisonOf(subject.register, field) ?? 'text',
});

/** Which of a condition’s fields were not given. */
export const isGiven = (subject: Subject, field: string): boolean => {
  const value = evaluationOf(subject).valueOf(field);
  return value !== null && value !== undefined;
};

/** How a condition’s fields and values are called; amounts in the unit that they are typed in. */
export const wordingOf = (register: Register) => ({
  title: (field: string): Text => titleOf(register, field),
  show: (field: string, value: Scalar): Text => {
    const plainly = { zh: String(value), en: String(value) };
    if (field === 'stage') return register.stages[String(value)]?.title ?? plainly;
    const declared = Object.hasOwn(register.fields, field) ? register.fields[field] : undefined;
    if (declared?.kind === 'category') return declared.options[String(value)] ?? plainly;
    if (declared?.kind === 'flag')
      return value === true || value === 'true' ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
    const unit = unitOf(register, field);
    return unit && /^-?\d+(\.\d+)?$/.test(String(value)) ? amountIn(String(value), unit, 12) : plainly;
  },
});
