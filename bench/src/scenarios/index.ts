import type { Scenario } from '../scenario.ts';
import { checkScenario } from './check/index.ts';
import { foldingScenario } from './folding/index.ts';
import { forecastScenario } from './forecast/index.ts';
import { lightsScenario } from './lights/index.ts';
import { listsScenario } from './lists/index.ts';
import { matchingScenario } from './matching/index.ts';
import { pageScenario } from './page/index.ts';
import { postingScenario } from './posting/index.ts';
import { reportScenario } from './report/index.ts';
import { usersScenario } from './users/index.ts';

/** Everything that is measured, in the order in which it runs. */
export const scenarios: readonly Scenario[] = [
  reportScenario,
  postingScenario,
  foldingScenario,
  pageScenario,
  listsScenario,
  usersScenario,
  checkScenario,
  forecastScenario,
  lightsScenario,
  matchingScenario,
];
