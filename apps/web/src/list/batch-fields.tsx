import type { BatchBody, WireBatchOffer } from '@taizhang/contract';
import { FieldRow } from '../work/form-fields.tsx';
import { nameOf } from '../work/typed.ts';
import { useListWords } from './list-texts.ts';

export type Way = WireBatchOffer['ways'][number];
type FormField = Way['fields'][number];
type Value = string | boolean;

/** What is typed of a field: the same for all, or of each record by itself. */
export interface TypedOnce {
  readonly all: Value;
  readonly each: ReadonlyMap<string, Value> | null;
}
export type TypedFields = Readonly<Record<string, TypedOnce>>;

const untyped: TypedOnce = { all: '', each: null };
export const typedOf = (typed: TypedFields, field: FormField): TypedOnce => typed[nameOf(field)] ?? untyped;

interface FieldProps {
  readonly field: FormField;
  readonly records: readonly string[];
  readonly titles: ReadonlyMap<string, string>;
  readonly typed: TypedOnce;
  change(typed: TypedOnce): void;
}

/** A field for all chosen records, or record by record where each has its own, such as the number of a licence. */
export function BatchField({ field, records, titles, typed, change }: FieldProps) {
  const { say, of } = useListWords();
  const { each } = typed;
  const row = { focus: false, fault: undefined };
  return (
    <div className={each ? 'batch-field is-each' : 'batch-field'}>
      {each ? (
        <fieldset>
          <legend>{of(field.title)}</legend>
          {records.map((record) => {
            const title = titles.get(record) ?? record;
            return (
              <FieldRow
                key={record}
                {...row}
                field={{ ...field, title: { zh: title, en: title } }}
                value={each.get(record) ?? ''}
                set={(value) => change({ ...typed, each: new Map(each).set(record, value) })}
              />
            );
          })}
        </fieldset>
      ) : (
        <FieldRow {...row} field={field} value={typed.all} set={(all) => change({ ...typed, all })} />
      )}
      <button
        type="button"
        className="plain"
        onClick={() => change({ ...typed, each: each ? null : new Map() })}
      >
        {say(each ? 'batchSame' : 'batchEach')}
      </button>
    </div>
  );
}

type Stated = Pick<BatchBody, 'set' | 'setEach' | 'amounts' | 'amountsEach'>;
type Amounts = NonNullable<BatchBody['amounts']>;

/** What is stated of all and of each; what was left empty is not stated. */
export function statedOf(
  fields: readonly FormField[],
  typed: TypedFields,
  records: readonly string[],
): Stated {
  const [same, own] = [false, true].map((isOwn) =>
    fields.filter((field) => (typedOf(typed, field).each !== null) === isOwn),
  ) as [FormField[], FormField[]];
  const part = (which: FormField['part'], of: readonly FormField[], value: (field: FormField) => Value) =>
    Object.fromEntries(
      of.flatMap((field) => {
        const given = typeof value(field) === 'string' ? String(value(field)).trim() : value(field);
        if (field.part !== which || given === '') return [];
        return [
          [field.id, field.unit && which === 'amounts' ? { value: given, unit: field.unit.id } : given],
        ];
      }),
    );
  const every = (which: FormField['part']) =>
    Object.fromEntries(
      records.flatMap((record) => {
        const stated = part(which, own, (field) => typedOf(typed, field).each?.get(record) ?? '');
        return Object.keys(stated).length === 0 ? [] : [[record, stated]];
      }),
    );
  const all = (field: FormField) => typedOf(typed, field).all;
  const said = {
    set: part('set', same, all),
    setEach: every('set'),
    amounts: part('amounts', same, all) as Amounts,
    amountsEach: every('amounts') as NonNullable<Stated['amountsEach']>,
  };
  return Object.fromEntries(Object.entries(said).filter(([, stated]) => Object.keys(stated).length > 0));
}
