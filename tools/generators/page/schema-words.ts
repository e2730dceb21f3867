import { code, table } from './markdown.ts';

/** The part of JSON Schema in which the definition's schemas come. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly $ref?: string;
  readonly minItems?: number;
}

/** A schema with a section of its own: wherever it occurs again it is named, not spelled out. */
export interface NamedSchema {
  readonly name: string;
  readonly link: string;
  readonly schema: Schema;
}

/** A schema without the words that its user adds, by which it is known again. */
const shapeOf = (schema: Schema): string =>
  JSON.stringify(schema, (key, value) =>
    ['description', '$schema', '$defs'].includes(key) ? undefined : value,
  );

/** What may stand in a property, in a few words. */
export function typeWords(schema: Schema, named: readonly NamedSchema[]): string {
  const shape = shapeOf(schema);
  const known = named.find((one) => shapeOf(one.schema) === shape);
  if (known) return `[${known.name}](${known.link})`;
  // The only schema that contains itself.
  if (schema.$ref) return '[condition](#condition)';
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map((choice) => typeWords(choice, named)))].join(' or ');
  if (schema.const !== undefined) return code(String(schema.const));
  if (schema.enum) return schema.enum.map((value) => code(String(value))).join(', ');
  if (schema.type === 'array')
    return `list of ${typeWords(schema.items ?? {}, named)}${schema.minItems ? ', not empty' : ''}`;
  if (schema.properties) return `{ ${Object.keys(schema.properties).map(code).join(', ')} }`;
  if (typeof schema.additionalProperties === 'object') {
    const key = schema.propertyNames?.pattern ? 'identifier' : 'name';
    return `${key} → ${typeWords(schema.additionalProperties, named)}`;
  }
  if (schema.type === 'string' && schema.pattern) return patternWords(schema.pattern);
  return [schema.type ?? 'anything'].flat().map(plainType).join(' or ');
}

const plainType = (type: string): string => (type === 'boolean' ? 'true or false' : type);

function patternWords(pattern: string): string {
  if (pattern.startsWith('^[a-z][a-z0-9]*(-')) return 'identifier';
  if (pattern === '^[a-z0-9-]+\\.[a-z0-9-]+$') return 'name of a metric';
  if (pattern === '^\\d{4}-\\d{2}-\\d{2}$') return 'day, YYYY-MM-DD';
  return `text like ${code(pattern)}`;
}

/** The properties of an object as a table. */
export function propertiesTable(schema: Schema, named: readonly NamedSchema[]): string {
  const rows = Object.entries(schema.properties ?? {}).map(([name, property]) => [
    code(name),
    typeWords(property, named),
    schema.required?.includes(name) ? '✓' : '',
    property.description ?? '',
  ]);
  return table(['Property', 'What may stand there', 'Required', 'Meaning'], rows);
}
