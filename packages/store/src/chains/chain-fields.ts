import { type Register, registersOnWay } from '@taizhang/definition';

/** Which fields of which registers the chains of a district ask for. */
export class ChainFields {
  private readonly asked = new Map<string, string[]>();

  constructor(registers: ReadonlyMap<string, Register>) {
    for (const main of registers.values())
      for (const { steps } of Object.values(main.chains ?? {}))
        for (const step of steps) {
          const way = registersOnWay(main, step, registers) ?? [];
          step.path.forEach(({ way: direction, field }, n) => {
            const saying = direction === 'to' ? (way[n - 1] ?? main) : way[n];
            if (saying) this.ask(saying, field);
          });
          const last = way.at(-1) ?? main;
          this.ask(last, step.planned);
          if ('field' in step.reached) this.ask(last, step.reached.field);
          if (step.owner !== undefined) this.ask(last, step.owner);
        }
  }

  get registers(): readonly string[] {
    return [...this.asked.keys()];
  }

  of(register: string): readonly string[] {
    return this.asked.get(register) ?? [];
  }

  /** The place of a field among those that are asked of its register. */
  place(register: Register, field: string): number {
    return this.of(register.id).indexOf(field);
  }

  private ask({ id }: Register, field: string): void {
    const fields = this.asked.get(id) ?? [];
    this.asked.set(id, fields);
    if (!fields.includes(field)) fields.push(field);
  }
}
