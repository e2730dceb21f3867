import type { Pool } from '@taizhang/store';

/** All text of all tables, encrypted bytes as they are. */
export async function allText(pool: Pool): Promise<string> {
  const { rows: tables } = await pool.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public'",
  );
  const parts = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await pool.query<{ text: string }>(
        `select coalesce(string_agg(x::text, ' '), '') as text from "${name}" x`,
      );
      return rows[0]?.text ?? '';
    }),
  );
  return parts.join('\n');
}
