import type { Text } from '@taizhang/definition';
import type { Queryable } from '../database.ts';
import type { District } from '../district.ts';

/** 通知: what an account is told. */
export interface Notice {
  readonly id: number;
  readonly kind: string;
  readonly text: Text;
  /** Where in the app it leads. */
  readonly path: string;
  readonly at: Date;
  readonly readAt: Date | null;
}

export interface NewNotice {
  readonly account: string;
  readonly kind: string;
  /** Tells two of a kind apart: the same is told an account once. */
  readonly about: string;
  readonly text: Text;
  readonly path: string;
}

/** Tells accounts something. @returns the notices that are new */
export async function giveNotices(
  db: Queryable,
  district: District,
  notices: readonly NewNotice[],
): Promise<{ id: number; account: string }[]> {
  if (notices.length === 0) return [];
  const { rows } = await db.query<{ id: number; account: string }>(
    `insert into notice (district, account, kind, about, text, path)
     select $1, n->>0, n->>1, n->>2, n->3, n->>4 from jsonb_array_elements($2) as l (n)
     on conflict (district, account, kind, about) do nothing
     returning id, account`,
    [
      district.id,
      JSON.stringify(
        notices.map(({ account, kind, about, text, path }) => [account, kind, about, text, path]),
      ),
    ],
  );
  return rows;
}

/** An account's own notices, the latest first. */
export async function noticesOf(
  db: Queryable,
  district: District,
  account: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly total: number; readonly unread: number; readonly notices: readonly Notice[] }> {
  const { rows: counts } = await db.query<{ total: number; unread: number }>(
    `select count(*)::int as total, count(*) filter (where read_at is null)::int as unread
       from notice where district = $1 and account = $2`,
    [district.id, account],
  );
  const { rows } = await db.query<Notice>(
    `select id, kind, text, path, at, read_at as "readAt" from notice
      where district = $1 and account = $2 order by id desc limit $3 offset $4`,
    [district.id, account, page.limit, page.offset],
  );
  return { ...(counts[0] as { total: number; unread: number }), notices: rows };
}

/** Marks an account's own notices as read, up to one of them. */
export async function readNotices(
  db: Queryable,
  district: District,
  account: string,
  upTo: number,
): Promise<void> {
  await db.query(
    `update notice set read_at = clock_timestamp()
      where district = $1 and account = $2 and id <= $3 and read_at is null`,
    [district.id, account, upTo],
  );
}

/** A notice as it is sent out, with the address that its account chose; null where it chose none. */
export async function outgoingNotice(
  db: Queryable,
  district: District,
  id: number,
): Promise<(Notice & { readonly account: string; readonly email: string | null }) | undefined> {
  const { rows } = await db.query<Notice & { account: string; email: string | null }>(
    `select n.id, n.account, n.kind, n.text, n.path, n.at, n.read_at as "readAt", o.email
       from notice n left join notice_outlet o using (district, account)
      where n.district = $1 and n.id = $2`,
    [district.id, id],
  );
  return rows[0];
}

/** The address to which an account's notices go beside the app; null: nowhere. */
export async function outletOf(db: Queryable, district: District, account: string): Promise<string | null> {
  const { rows } = await db.query<{ email: string | null }>(
    'select email from notice_outlet where district = $1 and account = $2',
    [district.id, account],
  );
  return rows[0]?.email ?? null;
}

export async function chooseOutlet(
  db: Queryable,
  district: District,
  account: string,
  email: string | null,
): Promise<void> {
  await db.query(
    `insert into notice_outlet (district, account, email) values ($1, $2, $3)
     on conflict (district, account) do update set email = excluded.email`,
    [district.id, account, email],
  );
}
