import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A secret of the installation, made once and kept in the data folder, readable by its owner only. */
function secret(dataFolder: string, name: string, bytes: number): Buffer {
  mkdirSync(dataFolder, { recursive: true });
  const file = join(dataFolder, name);
  if (!existsSync(file)) {
    // Complete before it has its name: a process killed here must not leave a short key.
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, randomBytes(bytes).toString('hex'), { mode: 0o600 });
    try {
      // Fails where another process was faster: its secret, which it may have used already, stays.
      linkSync(draft, file);
    } catch (error) {
      if (!existsSync(file)) throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  }
  chmodSync(file, 0o600);
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
}

/** The key under which the keys of personal data stand. Without it personal data cannot be read. */
export const personalKey = (dataFolder: string): Buffer => secret(dataFolder, 'personal.key', 32);

/** The token that lets a program on this machine write through the API. */
export const apiToken = (dataFolder: string): string => secret(dataFolder, 'api.token', 24).toString('hex');

/** Signs the cookies of sessions and encrypts second factors. Without it everybody signs in anew, by password alone. */
export const identityKey = (dataFolder: string): string =>
  secret(dataFolder, 'identity.key', 32).toString('hex');
