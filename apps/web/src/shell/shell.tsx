import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ask } from '../data.ts';
import { Mark } from '../design/mark.tsx';
import { useOwnAccount, Who } from '../identity/who.tsx';
import { chooseLanguage, useWords } from '../language.ts';
import { SchemeSwitch } from './scheme-switch.tsx';

/** The frame of every screen. */
export function Shell(): ReactNode {
  const { say } = useWords();
  return (
    <>
      <a className="skip" href="#content">
        {say('skip')}
      </a>
      <Head />
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
      <footer className="foot">
        <p>{say('footer')}</p>
        <SchemeSwitch />
        <p className="foot-links">
          <Link to="/design">{say('designPage')}</Link>
          <a href="/api/openapi.json">{say('interface')}</a>
        </p>
      </footer>
    </>
  );
}

function Head() {
  const { say, of } = useWords();
  const { data: district } = useQuery(ask.district());
  const account = useOwnAccount();
  const readsFigures = account?.duties.includes('read-figures') ?? false;
  const works = account !== undefined && !account.duties.some((duty) => duty.startsWith('administer-'));
  return (
    <header className="head">
      <Link to="/" className="brand">
        <Mark />
        <span className="brand-name">{say('product')}</span>
        {district && <span className="brand-district">{of(district.title)}</span>}
      </Link>
      <nav aria-label={say('product')}>
        {readsFigures && (
          <>
            <Link to="/cockpit" activeOptions={{ includeSearch: false }}>
              {say('cockpit')}
            </Link>
            <Link to="/reports" activeOptions={{ includeSearch: false }}>
              {say('reports')}
            </Link>
            <Link to="/editions" activeOptions={{ includeSearch: false }}>
              {say('editions')}
            </Link>
            <Link to="/checks" activeOptions={{ includeSearch: false }}>
              {say('checks')}
            </Link>
          </>
        )}
        {works && (
          <>
            <Link to="/todo" activeOptions={{ includeSearch: false }}>
              {say('todo')}
            </Link>
            <Link to="/registers" activeOptions={{ includeSearch: false }}>
              {say('registers')}
            </Link>
            <Link to="/search" activeOptions={{ includeSearch: false }}>
              {say('findRecords')}
            </Link>
            <Link to="/reviews" activeOptions={{ includeSearch: false }}>
              {say('reviews')}
            </Link>
          </>
        )}
        <Administration />
        <span className="head-own">
          <Who />
          <LanguageSwitch />
        </span>
      </nav>
      {district?.synthetic && <p className="synthetic">{say('synthetic')}</p>}
    </header>
  );
}

const administration = [
  { to: '/admin/units', title: 'adminUnits', duties: ['administer-system'] },
  { to: '/admin/accounts', title: 'adminAccounts', duties: ['administer-system', 'administer-security'] },
  { to: '/admin/posts', title: 'posts', duties: ['administer-security'] },
  { to: '/admin/audit', title: 'adminAudit', duties: ['administer-audit'] },
] as const;

/** What the reader administers. */
function Administration() {
  const { say } = useWords();
  const held: readonly string[] = useOwnAccount()?.duties ?? [];
  return administration
    .filter(({ duties }) => duties.some((duty) => held.includes(duty)))
    .map(({ to, title }) => (
      <Link key={to} to={to} activeOptions={{ includeSearch: false }}>
        {say(title)}
      </Link>
    ));
}

function LanguageSwitch() {
  const { say, language } = useWords();
  const navigate = useNavigate();
  const other = language === 'zh' ? 'en' : 'zh';
  const choose = () => {
    chooseLanguage(other);
    // Chinese needs no word in the address; English is shared with it.
    void navigate({
      to: '.',
      search: (was) => ({ ...was, lang: other === 'en' ? 'en' : undefined }),
      replace: true,
    });
  };
  return (
    <button type="button" className="plain" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={choose}>
      {say('otherLanguage')}
    </button>
  );
}
