import type { Connection, Submittable } from 'pg';
import type { Client } from './database.ts';

/** A statement that answers with one value; each connection prepares it once. */
interface Question {
  readonly name: string;
  readonly text: string;
  readonly values: readonly (string | number)[];
}

/** What the driver keeps with a connection of the statements that it has prepared. */
type Preparing = Connection & {
  readonly parsedStatements: Record<string, string | undefined>;
  readonly submittedNamedStatements: Record<string, string | undefined>;
};

/**
 * Asks for one value, as text; null: there is no row, or nothing in it. The driver's own queries have every answer described
 * anew and made into rows by name, for which a lone posting has no use.
 */
export async function oneValue(client: Client, question: Question): Promise<string | null> {
  const asking = new Asking(question);
  await client.query(asking);
  return asking.answer;
}

class Asking implements Submittable {
  readonly name: string;
  readonly text: string;
  readonly answer: Promise<string | null>;
  private readonly values: readonly (string | number)[];
  private readonly settle = Promise.withResolvers<string | null>();
  private value: string | null = null;

  constructor({ name, text, values }: Question) {
    this.name = name;
    this.text = text;
    this.values = values;
    this.answer = this.settle.promise;
  }

  submit(connection: Connection): void {
    const { name, text } = this;
    const { parsedStatements, submittedNamedStatements } = connection as Preparing;
    connection.stream.cork();
    if (parsedStatements[name] === undefined) {
      connection.parse({ name, text, types: [] }, true);
      submittedNamedStatements[name] = text;
    }
    connection.bind({ portal: '', statement: name, values: this.values.map(String) }, true);
    connection.execute({ portal: '' }, true);
    connection.sync();
    connection.stream.uncork();
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    this.value = fields[0] ?? null;
  }
  handleCommandComplete(): void {}
  handleReadyForQuery(): void {
    this.settle.resolve(this.value);
  }
  handleError(error: Error): void {
    this.settle.reject(error);
  }
}
