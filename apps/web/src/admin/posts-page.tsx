import type { WireOwnAccount, WirePost } from '@taizhang/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { dayOf } from '../format.ts';
import { Failed, Loading } from '../shell/states.tsx';
import { useMoments } from '../shell/time-zone.ts';
import { askAdmin } from './admin-data.ts';
import { AdminOnly } from './admin-only.tsx';
import { useAdminWords } from './admin-texts.ts';
import { Choice, Entry, Tick } from './controls.tsx';
import { GivePost } from './give-post.tsx';
import { isOver, type Office } from './office.ts';
import { PostList } from './post-list.tsx';
import { RolesInWords, ScopesInWords } from './roles-in-words.tsx';
import { useUnitOptions } from './unit-words.ts';
import './admin.css';

/** Who holds which post, and giving and ending posts. */
export function PostsPage(): ReactNode {
  const say = useAdminWords();
  return (
    <AdminOnly title={say('postsTitle')} duties={['administer-security']}>
      {(own) => <Asking own={own} />}
    </AdminOnly>
  );
}

function Asking({ own }: { readonly own: WireOwnAccount }) {
  const { timeZone } = useMoments();
  const posts = useQuery(askAdmin.posts());
  const accounts = useQuery(askAdmin.accounts());
  const units = useQuery(askAdmin.units());
  const roles = useQuery(askAdmin.roles());
  const failed = [posts, accounts, units, roles].find(({ error }) => error);
  if (failed) return <Failed error={failed.error} retry={failed.refetch} />;
  if (!posts.data || !accounts.data || !units.data || !roles.data) return <Loading />;
  const office: Office = {
    own,
    accounts: accounts.data.accounts,
    units: units.data.units,
    roles: roles.data.roles,
    subjects: roles.data.subjects,
    today: dayOf(new Date().toISOString(), timeZone),
  };
  return <Posts posts={posts.data.posts} office={office} />;
}

function Posts({ posts, office }: { readonly posts: readonly WirePost[]; readonly office: Office }) {
  const say = useAdminWords();
  const { accounts, units, today } = office;
  const [sought, seek] = useState('');
  const [unit, setUnit] = useState('');
  const [ended, setEnded] = useState(false);
  const [giving, setGiving] = useState(false);
  const [given, setGiven] = useState(false);
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  const wanted = sought.trim().toLowerCase();
  const found = posts.filter(
    (post) =>
      `${post.account} ${names.get(post.account) ?? ''}`.toLowerCase().includes(wanted) &&
      (unit === '' || post.unit === unit) &&
      (ended || !isOver(post, today)),
  );
  return (
    <div className="admin-wide">
      <h1>{say('postsTitle')}</h1>
      <p>{say('postsWhat')}</p>
      <div className="admin-bar">
        <Entry label={say('holder')} name="filter" type="search" value={sought} write={seek} />
        <Choice
          label={say('unit')}
          name="unit"
          value={unit}
          choose={setUnit}
          none={say('stateAny')}
          options={useUnitOptions(units)}
        />
        <Tick label={say('withEnded')} checked={ended} tick={setEnded} />
        <Button type="primary" aria-expanded={giving} onClick={() => setGiving(!giving)}>
          {say('givePost')}
        </Button>
      </div>
      {giving && (
        <GivePost
          office={office}
          done={() => {
            setGiving(false);
            setGiven(true);
          }}
          cancel={() => setGiving(false)}
        />
      )}
      <p role="status" className="quiet">
        {given ? say('given') : say('postCount', { count: found.length })}
      </p>
      <PostList posts={found} office={office} />
      <RolesInWords roles={office.roles} />
      <ScopesInWords />
    </div>
  );
}
