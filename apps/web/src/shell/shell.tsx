import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ask } from '../data.ts';
import { Mark } from '../design/mark.tsx';
import { Who } from '../identity/who.tsx';
import { chooseLanguage, useWords } from '../language.ts';
import { Navigation } from './navigation.tsx';
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
  return (
    <header className="head">
      <Link to="/" className="brand">
        <Mark />
        <span className="brand-name">{say('product')}</span>
        {district && <span className="brand-district">{of(district.title)}</span>}
      </Link>
      <nav aria-label={say('product')}>
        <Navigation />
        <span className="head-own">
          <Who />
          <LanguageSwitch />
        </span>
      </nav>
      {district?.synthetic && <p className="synthetic">{say('synthetic')}</p>}
    </header>
  );
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
