import { totalmem } from 'node:os';

/** How the server is to treat the disk: `durable` for real work, `throwaway` for the databases of a test run. */
export type Durability = 'durable' | 'throwaway';

const GIGABYTE = 1024 ** 3;

/**
 * Settings are passed on the command line at each start and no file is written, so a newer version of the program
 * brings its settings along and an administrator's postgresql.auto.conf is left alone.
 */
export function serverSettings(durability: Durability, port: number): Record<string, string> {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  const roomy = memory >= 4 * GIGABYTE;
  return {
    port: String(port),
    listen_addresses: '127.0.0.1',
    // TCP on the loopback was measured as fast as a Unix socket here (about 0.1 ms for a round trip), its URL
    // works in every tool, and a socket's path must be short and reachable, which a data folder's need not be.
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: roomy ? '512MB' : '128MB',
    work_mem: '16MB',
    maintenance_work_mem: roomy ? '256MB' : '64MB',
    effective_cache_size: `${Math.floor(memory / 2 / 1024 ** 2)}MB`,
    // Parallel workers share /dev/shm, which containers often limit to 64 MB; one worker stays below that.
    max_parallel_workers_per_gather: '1',
    random_page_cost: '1.1',
    jit: 'off',
    min_wal_size: '256MB',
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    ...(durability === 'durable' ? DURABLE : THROWAWAY),
  };
}

/** What was acknowledged is on the disk. */
const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };

const THROWAWAY = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
};
