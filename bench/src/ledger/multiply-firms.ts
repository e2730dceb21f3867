import type pg from 'pg';

/** The registers in which a firm's own figures, certificates and credit stand; each names the firm in `enterprise`. */
const ofFirms = ['enterprise-year', 'qualification', 'credit-record'];

const columns = (id: string, attributes: string) =>
  `select district, register, ${id}, title, stage, unit, street, place, ${attributes}, holdings, opened_on,
          last_occurred_on, last_seq, updated_at, opened_by from record, generate_series(1, $1::int) k`;

/**
 * Copies the demo's firms, with what their facts are read of, until there are so many. Written as the owner, without
 * movements: what is measured is matching. Their codes and names are those of the firms that they are copies of.
 * @returns how many there are then
 */
export async function multiplyFirms(client: pg.Client, firms: number): Promise<number> {
  const counted = async () => {
    const { rows } = await client.query<{ n: string }>(
      `select count(*) as n from record where register = 'enterprise' and stage is not null`,
    );
    return Number(rows[0]?.n);
  };
  const there = await counted();
  const copies = Math.max(0, Math.ceil(firms / there) - 1);
  const into = `insert into record (district, register, id, title, stage, unit, street, place, attributes, holdings,
    opened_on, last_occurred_on, last_seq, updated_at, opened_by)`;
  await client.query(
    `${into} ${columns(`id || '-' || k`, `attributes || jsonb_build_object('enterprise', attributes->>'enterprise' || '-' || k)`)}
      where register = any($2) and stage is not null`,
    [copies, ofFirms],
  );
  await client.query(
    `${into} ${columns(`id || '-' || k`, 'attributes')} where register = 'enterprise' and stage is not null`,
    [copies],
  );
  return counted();
}
