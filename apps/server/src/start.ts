import { createServer } from 'node:net';
import {
  type DistrictPackage,
  type Installation,
  openInstallation,
  outletSettings,
  type Progress,
  startBackground,
  startTelling,
  startWarming,
} from '@taizhang/runtime';
import { buildApp } from './app.ts';

export interface StartOptions {
  readonly dataFolder: string;
  readonly databaseUrl?: string | undefined;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly webFolder?: string | undefined;
  readonly logLevel?: string | undefined;
  readonly trustedProxies?: string | undefined;
  readonly district?: DistrictPackage;
  readonly progress?: Progress;
}

export interface RunningServer {
  readonly address: string;
  readonly installation: Installation;
  /** Stops accepting, lets requests finish for a moment, and closes everything, the database last. */
  close(): Promise<void>;
}

/** A port that somebody else listens on. */
export class PortTaken extends Error {
  readonly port: number;
  constructor(port: number) {
    super(`the port ${port} is taken`);
    this.name = 'PortTaken';
    this.port = port;
  }
}

/** How long running requests may take to finish when the server is told to stop. */
const graceMs = 1000;

/** Opens the installation and serves it. @throws PortTaken, with the database closed again */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { host, port } = options;
  // Asked first: nobody should wait for the demo to load only to hear this.
  await refuseTakenPort(host, port);
  const installation = await openInstallation(options);
  try {
    const app = await buildApp(installation, options);
    const address = await app.listen({ host, port }).catch((error: unknown) => {
      throw isTaken(error) ? new PortTaken(port) : error;
    });
    const background = startBackground(
      installation,
      onlyNews((err) => app.log.warn({ err }, 'background work')),
    );
    const telling = startTelling(
      installation,
      outletSettings(process.env),
      onlyNews((err) => app.log.warn({ err }, 'telling')),
    );
    const warming = startWarming(
      installation,
      onlyNews((err) => app.log.warn({ err }, 'warming')),
    );
    const close = async () => {
      const impatience = setTimeout(() => app.server.closeAllConnections(), graceMs);
      await app.close();
      clearTimeout(impatience);
      await Promise.all([background.stop(), telling.stop(), warming.stop()]);
      await installation.close();
    };
    return { address, installation, close };
  } catch (error) {
    await installation.close();
    throw error;
  }
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

function refuseTakenPort(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(isTaken(error) ? new PortTaken(port) : error));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** Background work tries again every second; a failure that stays the same is told once. */
function onlyNews(tell: (error: unknown) => void): (error: unknown) => void {
  let last = '';
  return (error) => {
    const text = String(error);
    if (text !== last) tell(error);
    last = text;
  };
}
