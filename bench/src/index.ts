export {
  type Measurement,
  type NotRight,
  type Peer,
  type Result,
  timesAsGood,
  verdictsOf,
} from './result.ts';
export { publishedResults } from './results-folder.ts';
