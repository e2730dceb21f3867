export { type ClusterOptions, type OpenedCluster, openCluster } from './cluster.ts';
export { APP_ROLE, OWNER_ROLE } from './credentials.ts';
export {
  type Bilingual,
  ClusterError,
  type ClusterErrorCode,
  codeOf,
  type Log,
  messageOf,
} from './errors.ts';
export { createDatabase } from './presence.ts';
