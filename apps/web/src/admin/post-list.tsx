import type { WirePost } from '@taizhang/contract';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { client } from '../data.ts';
import { dot } from '../format.ts';
import { useWords } from '../language.ts';
import { Empty } from '../shell/states.tsx';
import { askAdmin } from './admin-data.ts';
import { useAdminWords } from './admin-texts.ts';
import { Asked } from './dialog.tsx';
import { isOver, type Office } from './office.ts';
import { scopeTexts } from './roles-in-words.tsx';

interface PostListProps {
  readonly posts: readonly WirePost[];
  readonly office: Office;
}

export function PostList({ posts, office }: PostListProps): ReactNode {
  const say = useAdminWords();
  if (posts.length === 0) return <Empty>{say('noneFound')}</Empty>;
  return (
    <table className="list admin-list">
      <thead>
        <tr>
          <th scope="col">{say('holder')}</th>
          <th scope="col">{say('role')}</th>
          <th scope="col">{say('unit')}</th>
          <th scope="col">{say('scope')}</th>
          <th scope="col">{say('term')}</th>
          <th scope="col">
            <span className="heard">{say('endPost')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {posts.map((post) => (
          <OnePost key={post.id} post={post} office={office} />
        ))}
      </tbody>
    </table>
  );
}

function OnePost({ post, office }: { readonly post: WirePost; readonly office: Office }) {
  const say = useAdminWords();
  const { of } = useWords();
  const titleOf = (list: readonly { id: string; title: { zh: string; en: string } }[], id: string) => {
    const found = list.find((each) => each.id === id);
    return found ? of(found.title) : id;
  };
  const name = office.accounts.find(({ id }) => id === post.account)?.name ?? post.account;
  const role = office.roles.find(({ id }) => id === post.role);
  const isOfRecords = (role?.permissions.length ?? 0) > 0;
  return (
    <tr data-post={post.id}>
      <th scope="row">
        {name}
        <code className="id">{post.account}</code>
      </th>
      <td data-title={say('role')}>{role ? of(role.title) : post.role}</td>
      <td data-title={say('unit')}>{titleOf(office.units, post.unit)}</td>
      <td data-title={say('scope')}>
        {isOfRecords ? (
          <span>
            {say(scopeTexts[post.scope.kind].title)}
            {post.scope.kind === 'of-record' && (
              <span className="quiet">
                {dot}
                {titleOf(office.subjects, post.scope.register)} <code>{post.scope.record}</code>
              </span>
            )}
            {post.scope.kind === 'units' && (
              <span className="quiet">
                {dot}
                {post.scope.units.map((id) => titleOf(office.units, id)).join('、')}
              </span>
            )}
          </span>
        ) : (
          <span className="quiet">{say('noRecords')}</span>
        )}
      </td>
      <td data-title={say('term')}>
        <Term post={post} today={office.today} />
      </td>
      <td data-title="">
        <EndPost post={post} office={office} name={name} role={role ? of(role.title) : post.role} />
      </td>
    </tr>
  );
}

function Term({ post, today }: { readonly post: WirePost; readonly today: string }) {
  const say = useAdminWords();
  const { fromDay, toDay } = post;
  if (toDay !== null && toDay < fromDay) return <span className="quiet">{say('never')}</span>;
  return (
    <span>
      {toDay === null ? say('fromOn', { from: fromDay }) : say('fromTo', { from: fromDay, to: toDay })}{' '}
      {isOver(post, today) && <span className="tag">{say('ended')}</span>}
      {fromDay > today && <span className="tag">{say('later')}</span>}
    </span>
  );
}

interface EndPostProps {
  readonly post: WirePost;
  readonly office: Office;
  readonly name: string;
  readonly role: string;
}

function EndPost({ post, office, name, role }: EndPostProps) {
  const say = useAdminWords();
  const queries = useQueryClient();
  if (isOver(post, office.today)) return null;
  if (post.account === office.own.id) return <span className="quiet">{say('ownPost')}</span>;
  return (
    <Asked
      label={say('endPost')}
      name={`${say('endPost')}: ${name}, ${role}`}
      question={say('endPostAsk', { name, role })}
      meaning={say('endPostWhat')}
      act={async () => {
        await client.endPost(post.id);
        await queries.invalidateQueries({ queryKey: askAdmin.posts().queryKey });
      }}
    />
  );
}
