/** Something to be written of a record, and the day by which its record takes its place in the running numbers. */
export interface Task {
  readonly on: string;
  run(): void;
}

/** Runs tasks in the order of their days, so that running numbers grow with time as a bureau's do. */
export function runInOrder(tasks: readonly Task[]): void {
  for (const task of [...tasks].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) task.run();
}
