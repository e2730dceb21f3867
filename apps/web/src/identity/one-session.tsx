import type { WireSession } from '@taizhang/contract';
import type { ReactNode } from 'react';
import { dot } from '../format.ts';
import { useWords } from '../language.ts';
import { useMoments } from '../shell/time-zone.ts';
import type { TextKey } from '../texts.ts';
import './identity.css';

const methodTexts: Readonly<Record<string, TextKey>> = {
  password: 'methodPassword',
  'second-factor': 'methodSecondFactor',
  'backup-code': 'methodBackupCode',
  'single-sign-on': 'methodSingleSignOn',
};

const browsers = /(Edg|OPR|Firefox|HeadlessChrome|Chrome|Version)\/(\d+)/;
const systems = /(Windows|Android|iPhone|iPad|Mac OS X|Linux|HarmonyOS)/;

/** What a browser calls itself, short enough to be told from another; what is not known stays as it is. */
function deviceOf(agent: string): string {
  const [, name, version] = browsers.exec(agent) ?? [];
  const [system] = systems.exec(agent) ?? [];
  return name && system ? `${name === 'Version' ? 'Safari' : name} ${version}, ${system}` : agent;
}

interface OneSessionProps {
  readonly session: WireSession;
  /** Whose it is, where that does not go without saying. */
  readonly whose?: ReactNode;
  /** What can be done with it. */
  readonly children?: ReactNode;
}

/** A session: by what it began, when, and from where. */
export function OneSession({ session, whose, children }: OneSessionProps): ReactNode {
  const { say } = useWords();
  const { written } = useMoments();
  return (
    <div className="identity-session">
      <div>
        <p>
          {whose && (
            <>
              {whose}
              {dot}
            </>
          )}
          {say(methodTexts[session.method ?? ''] ?? 'methodUnknown')}
          {session.current && (
            <>
              {' '}
              <span className="tag">{say('thisSession')}</span>
            </>
          )}
        </p>
        <p className="quiet report-lines">
          <span className="whole">
            {say('sessionStarted')} {written(session.startedAt)}
          </span>
          <span className="whole">
            {say('sessionSeen')} {written(session.lastSeenAt)}
          </span>
          <span>
            {say('sessionFrom')} {session.address} {session.agent && `· ${deviceOf(session.agent)}`}
          </span>
        </p>
      </div>
      {children}
    </div>
  );
}
