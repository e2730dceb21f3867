import type { Pool } from '@taizhang/store';
import type { Measurement, Result } from './result.ts';

export type Size = Result['size'];
export type Sizes = Result['sizes'];

/** What a running scenario is given. */
export interface Context<S extends Sizes = Sizes> {
  readonly size: Size;
  readonly sizes: S;
  /** Whatever is random comes from this. */
  readonly seed: number;
  /** The bench's own data folder, kept between runs. */
  readonly folder: string;
  /** Tells whoever waits what goes on. */
  log(line: string): void;
  /** Has the version and the settings of the database written into the result. */
  describe(database: Pick<Pool, 'query'>): Promise<void>;
}

/** Something to measure, by itself and against what else does the same work, in one run. */
export interface Scenario<S extends Sizes = Sizes> {
  /** The name on the command line and of the result's file. */
  readonly id: string;
  readonly title: string;
  /** `small` shows in seconds that it works; `full` is what is published. */
  readonly sizes: Readonly<Record<Size, S>>;
  /** @throws when it does not work, or when what is compared does not say the same */
  run(context: Context<S>): Promise<readonly Measurement[]>;
}
