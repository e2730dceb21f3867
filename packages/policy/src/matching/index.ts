export { Profiles } from './columns.ts';
export { type Counts, type Match, Matcher, type Offer } from './matcher.ts';
