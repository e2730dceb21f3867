import {
  administrations,
  installationAccount,
  type Post,
  type Role,
  roles,
  type Scope,
  scopeSchema,
  type Viewer,
} from '@taizhang/access';
import { parseDay, Refusal } from '@taizhang/definition';
import { findAccount } from './account.ts';
import { type Answerable, note } from './audit.ts';
import { type Client, type Pool, type Queryable, transaction } from './database.ts';
import { type District, dayIn, demand } from './district.ts';

/** A post as it was given to an account. */
export interface GivenPost {
  readonly id: number;
  readonly account: string;
  readonly unit: string;
  readonly role: string;
  readonly scope: Scope;
  readonly fromDay: string;
  /** The last day on which it is in force; null: no end is set. */
  readonly toDay: string | null;
  readonly givenBy: string;
  readonly givenAt: Date;
}

const columns = `id, account, unit, role, scope, from_day as "fromDay", to_day as "toDay", given_by as "givenBy",
  given_at as "givenAt"`;

/**
 * Who an account is on a day: the posts in force then, by one look-up.
 * Any account may be asked for; without posts it reaches nothing.
 */
export async function viewerOf(
  db: Queryable,
  district: District,
  account: string,
  day: string,
): Promise<Viewer> {
  const { rows } = await db.query<Pick<GivenPost, 'unit' | 'role' | 'scope'>>({
    name: 'posts-in-force',
    text: `select unit, role, scope from post
            where district = $1 and account = $2 and from_day <= $3 and coalesce(to_day, $3) >= $3 order by id`,
    values: [district.id, account, day],
  });
  const posts = rows.flatMap(({ unit, role: id, scope }): Post[] => {
    const role = roles.get(id);
    return role ? [{ unit, role, scope }] : [];
  });
  return { account, posts, tree: district.tree };
}

export interface PostSearch {
  readonly account?: string | undefined;
  readonly unit?: string | undefined;
  /** Only those in force on this day. */
  readonly on?: string | undefined;
}

/**
 * Posts as they were given, ended ones included: for whoever keeps accounts or posts, or reads the audit; anybody sees
 * his own.
 * @throws Refusal not-permitted, impossible-date
 */
export async function listPosts(
  db: Queryable,
  district: District,
  viewer: Viewer,
  search: PostSearch,
): Promise<GivenPost[]> {
  const administers = viewer.posts.some(({ role }) => administrationOf(role) !== undefined);
  if (!administers && search.account !== viewer.account) demand(viewer, 'administer-security');
  const { rows } = await db.query<GivenPost>(
    `select ${columns} from post
      where district = $1 and ($2::text is null or account = $2) and ($3::text is null or unit = $3)
        and ($4::date is null or (from_day <= $4 and coalesce(to_day, $4) >= $4))
      order by account, id`,
    [
      district.id,
      search.account ?? null,
      search.unit ?? null,
      search.on === undefined ? null : day(search.on, 'on'),
    ],
  );
  return rows;
}

const administrationOf = (role: Role) => administrations.find((duty) => role.duties.includes(duty));

export interface PostToGive {
  readonly account: string;
  readonly unit: string;
  readonly role: string;
  readonly scope: Scope;
  readonly fromDay: string;
  readonly toDay?: string | null;
}

/** All that changes posts waits for one another, so that what was looked at still holds when it is written. */
const lockSql = "select pg_advisory_xact_lock(hashtext('taizhang-posts'), hashtext($1))";

/** Keeps everybody's posts as they are until the transaction at hand ends. */
export async function holdPosts(client: Client, district: District): Promise<void> {
  await client.query("select pg_advisory_xact_lock_shared(hashtext('taizhang-posts'), hashtext($1))", [
    district.id,
  ]);
}

/**
 * Gives an account a post. Nobody gives one to himself, and whoever administers the system, the security or the audit
 * does nothing else, not even another administration.
 * @throws Refusal not-permitted, own-post, unknown-account, unknown-role, unknown-unit, closed-unit, impossible-date,
 *   separate-duties, malformed-request
 */
export async function givePost(
  pool: Pool,
  district: District,
  viewer: Viewer,
  input: PostToGive,
): Promise<GivenPost> {
  demand(viewer, 'administer-security');
  if (input.account === viewer.account) throw new Refusal('own-post', {}, 'account');
  return transaction(pool, 'begin', async (client) => {
    await client.query(lockSql, [district.id]);
    if (!(await findAccount(client, input.account)))
      throw new Refusal('unknown-account', { account: input.account }, 'account');
    await demandStanding(client, district, readScope(district, input.scope));
    const post = await insertPost(client, district, viewer.account, input);
    await note(client, district, viewer, {
      action: 'post-given',
      outcome: 'done',
      subject: post.account,
      detail: {
        post: post.id,
        unit: post.unit,
        role: post.role,
        scope: post.scope,
        from: post.fromDay,
        to: post.toDay,
      },
    });
    return post;
  });
}

/**
 * Gives the posts that an installation begins with: while nobody administers, nobody could give any. Does nothing once
 * there are posts.
 * @returns whether they were given
 */
export async function givePostsToBeginWith(
  pool: Pool,
  district: District,
  posts: readonly PostToGive[],
): Promise<boolean> {
  return transaction(pool, 'begin', async (client) => {
    await client.query(lockSql, [district.id]);
    const { rowCount } = await client.query('select from post where district = $1 limit 1', [district.id]);
    if (rowCount !== 0) return false;
    for (const input of posts) {
      const {
        id: post,
        account: subject,
        unit,
        role,
        scope,
      } = await insertPost(client, district, installationAccount.jobs, input);
      const detail = { post, unit, role, scope };
      await note(
        client,
        district,
        { account: installationAccount.jobs },
        { action: 'post-given', outcome: 'done', subject, detail },
      );
    }
    return posts.length > 0;
  });
}

/**
 * Hands the posts of an account on to another from today on, for one that takes its place.
 * @throws Refusal closed-unit, separate-duties, inside-and-outside
 */
export async function handOnPosts(
  pool: Pool,
  district: District,
  by: Answerable,
  account: string,
  successor: string,
): Promise<void> {
  const today = dayIn(district.timeZone, new Date());
  await transaction(pool, 'begin', async (client) => {
    await client.query(lockSql, [district.id]);
    const { rows } = await client.query<GivenPost>(
      `select ${columns} from post where district = $1 and account = $2 and coalesce(to_day, $3) >= $3 order by id`,
      [district.id, account, today],
    );
    for (const { id, fromDay, unit, role, scope, toDay } of rows) {
      const from = fromDay > today ? fromDay : today;
      const given = { account: successor, unit, role, scope, fromDay: from, toDay };
      const { id: post } = await insertPost(client, district, by.account ?? installationAccount.jobs, given);
      await note(client, district, by, {
        action: 'post-given',
        outcome: 'done',
        subject: successor,
        detail: { post, unit, role, scope, from, to: toDay },
      });
      await closePost(client, district, id, today);
      const detail = { post: id, unit, role };
      await note(client, district, by, { action: 'post-ended', outcome: 'done', subject: account, detail });
    }
  });
}

/** One that begins later never begins; one in force is over at once. */
async function closePost(client: Client, district: District, id: number, today: string): Promise<void> {
  await client.query(
    `update post set to_day = greatest($3::date, from_day) - 1 where district = $1 and id = $2`,
    [district.id, id, today],
  );
}

async function insertPost(
  client: Client,
  district: District,
  by: string,
  input: PostToGive,
): Promise<GivenPost> {
  const role = roles.get(input.role);
  if (!role) throw new Refusal('unknown-role', { role: input.role }, 'role');
  const scope = readScope(district, input.scope);
  if (role.outside && scope.kind !== 'of-record')
    throw new Refusal('needs-record-scope', { role: role.title }, 'scope');
  const unit = knownUnit(district, input.unit, 'unit');
  const [fromDay, toDay] = [day(input.fromDay, 'fromDay'), input.toDay ? day(input.toDay, 'toDay') : null];
  if (unit.closedOn && fromDay > unit.closedOn)
    throw new Refusal('closed-unit', { unit: unit.title, closedOn: unit.closedOn }, 'unit');
  if (toDay !== null && toDay < fromDay) throw new Refusal('impossible-date', {}, 'toDay');
  await demandSeparate(client, district, input.account, role, fromDay, toDay);
  const { rows } = await client.query<GivenPost>(
    `insert into post (district, account, unit, role, scope, from_day, to_day, given_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${columns}`,
    [district.id, input.account, unit.id, role.id, JSON.stringify(scope), fromDay, toDay, by],
  );
  return rows[0] as GivenPost;
}

function readScope(district: District, input: unknown): Scope {
  const read = scopeSchema.safeParse(input);
  if (!read.success)
    throw new Refusal('malformed-request', { reason: { zh: '数据范围不对', en: 'it is no scope' } }, 'scope');
  const scope = read.data;
  if (scope.kind === 'units') for (const id of scope.units) knownUnit(district, id, 'scope.units');
  if (scope.kind === 'of-record' && !district.catalogue.registers.has(scope.register))
    throw new Refusal('unknown-register', { register: scope.register }, 'scope.register');
  return scope;
}

/** A post for one record is given once the record stands. @throws Refusal unknown-record */
async function demandStanding(client: Client, district: District, scope: Scope): Promise<void> {
  if (scope.kind !== 'of-record') return;
  const { rowCount } = await client.query(
    'select from record where district = $1 and register = $2 and id = $3 and stage is not null',
    [district.id, scope.register, scope.record],
  );
  if (rowCount === 0) throw new Refusal('unknown-record', { record: scope.record }, 'scope.record');
}

function knownUnit({ tree }: District, id: string, field: string) {
  const unit = tree.units.get(id);
  if (!unit) throw new Refusal('unknown-unit', { unit: id }, field);
  return unit;
}

function day(input: unknown, field: string): string {
  try {
    return parseDay(input);
  } catch (error) {
    throw error instanceof Refusal ? error.at(field) : error;
  }
}

/**
 * Whoever administers holds one post of one administration, and no other post at the same time; and whoever speaks for
 * somebody outside of the house has no post in it.
 */
async function demandSeparate(
  client: Client,
  district: District,
  account: string,
  role: Role,
  fromDay: string,
  toDay: string | null,
): Promise<void> {
  const { rows } = await client.query<{ role: string }>(
    `select role from post where district = $1 and account = $2
        and daterange(from_day, to_day, '[]') && daterange($3::date, $4::date, '[]')
        and (to_day is null or to_day >= from_day)`,
    [district.id, account, fromDay, toDay],
  );
  const clashes = rows.some((held) => {
    const other = roles.get(held.role);
    return (
      administrationOf(role) !== undefined || (other !== undefined && administrationOf(other) !== undefined)
    );
  });
  if (clashes) throw new Refusal('separate-duties', { account }, 'role');
  const mixed = rows.some((held) => (roles.get(held.role)?.outside ?? false) !== (role.outside ?? false));
  if (mixed) throw new Refusal('inside-and-outside', { account }, 'role');
}

/**
 * Ends a post after today. The last holder of an administration keeps it: without one nobody could ever give it again.
 * @throws Refusal not-permitted, unknown-post, own-post, last-administrator
 */
export async function endPost(pool: Pool, district: District, viewer: Viewer, id: number): Promise<void> {
  demand(viewer, 'administer-security');
  const today = dayIn(district.timeZone, new Date());
  await transaction(pool, 'begin', async (client) => {
    await client.query(lockSql, [district.id]);
    const { rows } = await client.query<GivenPost>(
      `select ${columns} from post where district = $1 and id = $2 and coalesce(to_day, $3) >= $3`,
      [district.id, id, today],
    );
    const post = rows[0];
    if (!post) throw new Refusal('unknown-post', { post: id }, 'post');
    if (post.account === viewer.account) throw new Refusal('own-post', {}, 'post');
    if (post.fromDay <= today) await demandNotLast(client, district, post.account);
    await closePost(client, district, id, today);
    await note(client, district, viewer, {
      action: 'post-ended',
      outcome: 'done',
      subject: post.account,
      detail: { post: id, unit: post.unit, role: post.role },
    });
  });
}

/**
 * Whether an installation can do without what an account administers: somebody else must hold the same administration
 * today. Whoever closes or locks accounts asks this first, in the transaction of the change.
 * @throws Refusal last-administrator
 */
export async function demandNotLast(client: Client, district: District, account: string): Promise<void> {
  const today = dayIn(district.timeZone, new Date());
  const administrators = [...roles.values()].filter(administrationOf).map((role) => role.id);
  const { rows } = await client.query<{ role: string }>(
    `select p.role from post p
      where p.district = $1 and p.account = $2 and p.role = any($3) and p.from_day <= $4 and coalesce(p.to_day, $4) >= $4
        and not exists (select from post o where o.district = p.district and o.role = p.role and o.account <> p.account
                           and o.from_day <= $4 and coalesce(o.to_day, $4) >= $4)`,
    [district.id, account, administrators, today],
  );
  if (rows[0])
    throw new Refusal('last-administrator', { role: roles.get(rows[0].role)?.title ?? rows[0].role });
}

/** Everybody who holds a post in force on a day. */
export async function accountsInPost(db: Queryable, district: District, day: string): Promise<string[]> {
  const { rows } = await db.query<{ account: string }>(
    `select distinct account from post
      where district = $1 and from_day <= $2 and (to_day is null or to_day >= $2) order by 1`,
    [district.id, day],
  );
  return rows.map(({ account }) => account);
}
