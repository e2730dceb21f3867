export { type ComputedFrom, type RatesVersion, readSubject, readVersions } from './read-subject.ts';
