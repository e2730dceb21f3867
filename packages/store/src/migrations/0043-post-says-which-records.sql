-- The common posting says which records are not as it was planned on, instead of only that something is not: of a group
-- of requests those about other records then need not be read again, or go the long way one by one. Otherwise the function
-- is as it was.
drop function post_at_end;
create function post_at_end(
  in_district text,
  in_lock integer,             -- the first half of the advisory lock's key; the second is the district
  in_posting jsonb)            -- one value, because each parameter and each column of an answer costs a lone request:
                               -- 0 the first day written to by somebody who may not write to closed ones
                               -- 1 when the last day begins that is recorded now
                               -- 2, 3 the first and the last moment of recording that requests themselves state
                               -- 4 records, in the order in which everybody locks them: [register, id, place of its
                               --   last movement, title, place, opened on, opened by, last_seq and updated_at or null
                               --   for a new one]
                               -- 5 movements: [key, content in hex, register, record, transition, stage_from,
                               --   stage_to, occurred_on, recorded_at or null, recorded_by, unit, street, attributes,
                               --   prior, amounts, holdings, stated, reason, evidence]
                               -- 6 records that must stand somewhere: [register, id, the stages in which they may be
                               --   referred to, or null for any]
returns bigint[]               -- the moment of recording in milliseconds, then the movements' numbers; or, below zero,
                               -- which records are held or not as they are given, counted from one: then, as where
                               -- the answer is null, nothing is written
language plpgsql as $$
#variable_conflict use_column
declare
  in_records constant jsonb := in_posting->4;
  in_movements constant jsonb := in_posting->5;
  in_references constant jsonb := in_posting->6;
  granted text;
  r jsonb;
  m jsonb;
  known timestamptz;
  latest timestamptz;
  otherwise bigint[];
  frozen timestamptz;
  closed date;
  moment timestamptz;
  numbers bigint[];
begin
  granted := pg_advisory_xact_lock_shared(in_lock, hashtext(in_district))::text;

  for i in 0 .. jsonb_array_length(in_records) - 1 loop
    r := in_records->i;
    continue when r->>7 is null;
    -- The number alone would do but for a ledger that was set back to an earlier state, where numbers are drawn again.
    -- A record that somebody holds must not hold up requests about others.
    select k.updated_at into known from record k
     where k.district = in_district and k.register = r->>0 and k.id = r->>1
       and k.last_seq = (r->>7)::bigint and k.updated_at = (r->>8)::timestamptz
       for update skip locked;
    if found then latest := greatest(latest, known); else otherwise := otherwise || -(i + 1)::bigint; end if;
  end loop;
  if otherwise is not null then return otherwise; end if;

  select max(e.known_at), (select max(p.through) from period_close p where p.district = in_district)
    into frozen, closed from edition e where e.district = in_district;
  moment := date_trunc('milliseconds', clock_timestamp());
  if (in_posting->>3)::timestamptz > moment or (in_posting->>2)::timestamptz <= frozen then return null; end if;
  -- A clock that was set back must not put a movement before those it follows, or into an edition.
  moment := greatest(moment, latest, frozen + interval '1 ms');
  if (in_posting->>1)::timestamptz > moment or (in_posting->>0)::date <= closed then return null; end if;
  for i in 0 .. jsonb_array_length(in_references) - 1 loop
    r := in_references->i;
    perform from record k
      where k.district = in_district and k.register = r->>0 and k.id = r->>1 and k.stage is not null
        and (jsonb_typeof(r->2) is distinct from 'array' or r->2 ? k.stage);
    if not found then return null; end if;
  end loop;

  -- Numbers are drawn without a statement of their own: of a lone entry that is a tenth of the whole.
  for i in 1 .. jsonb_array_length(in_movements) loop
    numbers := numbers || nextval('movement_seq');
  end loop;
  insert into movement (district, seq, entry, origin, sign, register, record, transition, stage_from, stage_to,
                        occurred_on, recorded_at, recorded_by, request, unit, street, attributes, prior, amounts,
                        holdings, stated, reason, evidence)
  select in_district, numbers[n], numbers[n], 'entry', 1, m->>2, m->>3, m->>4, m->>5, m->>6, (m->>7)::date,
         coalesce((m->>8)::timestamptz, moment), m->>9, m->>0, m->>10, m->>11, m->12, nullif(m->13, 'null'), m->14,
         m->15, nullif(m->16, 'null'), m->>17,
         case when m->18 <> 'null' then array(select jsonb_array_elements_text(m->18)) end
    from jsonb_array_elements(in_movements) with ordinality as x (m, n);
  -- The same key at the same moment collides, and the later one is told.
  insert into request (district, key, content, response, recorded_at)
  select in_district, m->>0, decode(m->>1, 'hex'),
         jsonb_build_object('key', m->0, 'movements', 1, 'posted', jsonb_build_array(
           jsonb_build_object('register', m->2, 'record', m->3, 'seq', numbers[n]))),
         moment
    from jsonb_array_elements(in_movements) with ordinality as x (m, n);

  for i in 0 .. jsonb_array_length(in_records) - 1 loop
    r := in_records->i;
    m := in_movements->(r->>2)::integer;
    if r->>7 is null then
      -- New records are inserted, not merged: two that open the same one at once collide, and the later one is told.
      insert into record (district, register, id, title, stage, unit, street, place, attributes, holdings, opened_on,
                          last_occurred_on, last_seq, updated_at, opened_by)
      values (in_district, r->>0, r->>1, r->>3, m->>6, m->>10, m->>11, (r->>4)::point, m->12, m->15, (r->>5)::date,
              (m->>7)::date, numbers[(r->>2)::integer + 1], coalesce((m->>8)::timestamptz, moment), r->>6);
    else
      update record k
         set title = r->>3, stage = m->>6, unit = m->>10, street = m->>11, place = (r->>4)::point, attributes = m->12,
             holdings = m->15, opened_on = (r->>5)::date, last_occurred_on = (m->>7)::date,
             last_seq = numbers[(r->>2)::integer + 1], updated_at = coalesce((m->>8)::timestamptz, moment),
             opened_by = r->>6
       where k.district = in_district and k.register = r->>0 and k.id = r->>1;
    end if;
  end loop;
  return (extract(epoch from moment) * 1000)::bigint || numbers;
end $$;
revoke all on function post_at_end from public;
grant execute on function post_at_end to taizhang_app;
