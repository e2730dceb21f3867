-- Access: who opened a record, the units as a tree, the posts that accounts hold, and the audit.

alter table record add column opened_by text;
comment on column record.opened_by is 'Who recorded the entry that opened it, however it was corrected since; null while it stands nowhere';
update record r set opened_by = e.recorded_by
  from movement m
  join movement e on e.district = m.district and e.seq = m.entry
 where m.district = r.district and m.register = r.register and m.record = r.id
   and r.stage is not null and m.stage_from is null and m.origin <> 'reversal'
   and not exists (select from movement x where x.district = m.district and x.reverses = m.seq);

create table unit (
  district  text           not null,
  id        text           not null,
  title     jsonb          not null,
  kind      text           not null check (kind in ('district', 'office', 'bureau', 'street', 'community')),
  parent    text           check ((kind = 'district') = (parent is null)),
  place     integer        generated always as identity,
  closed_on date,
  primary key (district, id),
  foreign key (district, parent) references unit (district, id)
);
comment on table unit is '单位: the units of a district, each belonging to another';
comment on column unit.closed_on is 'The last day on which it could be given work; its records stay its own';

create table post (
  district text           not null,
  id       bigint         generated always as identity,
  account  text           not null,
  unit     text           not null,
  role     text           not null,
  scope    jsonb          not null,
  from_day date           not null,
  to_day   date           check (to_day >= from_day - 1),
  given_by text           not null,
  given_at timestamptz(3) not null default clock_timestamp(),
  primary key (district, id),
  foreign key (district, unit) references unit (district, id)
);
comment on table post is '岗位: which account acts in which role for which unit, and over which records';
comment on column post.to_day is 'The last day on which it is in force; null: no end is set';
create index post_account on post (district, account);

create table audit_entry (
  district text           not null,
  seq      bigint         generated always as identity,
  at       timestamptz(3) not null default clock_timestamp(),
  account  text,
  session  text,
  address  text,
  action   text           not null,
  register text,
  record   text,
  subject  text,
  outcome  text           not null check (outcome in ('done', 'refused')),
  detail   jsonb          not null,
  primary key (district, seq)
);
comment on table audit_entry is '审计: who did or tried what, append-only. Postings are not repeated here: movements say who recorded them';
comment on column audit_entry.account is 'The account; null: nobody was signed in';
comment on column audit_entry.subject is 'What it was about that is no record: an account, a unit, a post, a route';
create index audit_entry_account on audit_entry (district, account, seq);
create index audit_entry_record on audit_entry (district, register, record, seq) where record is not null;
create index audit_entry_at on audit_entry using brin (at) with (autosummarize = on);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the audit is append-only: % is not allowed', tg_op using errcode = 'insufficient_privilege';
end $$;
create trigger audit_is_append_only before update or delete or truncate on audit_entry
  for each statement execute function audit_is_append_only();

grant select, insert on unit, post, audit_entry to taizhang_app;
grant update (title, parent, closed_on) on unit to taizhang_app;
grant update (to_day) on post to taizhang_app;

-- The common posting again, as before; a new record now says who opened it.
create or replace function post_at_end(
  in_district text,
  in_lock integer,             -- the first half of the advisory lock's key; the second is the district
  in_first_day date,           -- the first day written to by somebody who may not write to closed ones
  in_not_before timestamptz,   -- when the last day begins that is recorded now
  in_first_known timestamptz,  -- the first and the last moment of recording that requests themselves state
  in_last_known timestamptz,
  in_known integer,            -- how many of the records exist already
  in_records jsonb,            -- in the order in which everybody locks them: [register, id, place of its last
                               -- movement, last_seq or null for a new one, title, place, opened on]
  in_movements jsonb,          -- [key, content in hex, register, record, transition, stage_from, stage_to, occurred_on,
                               -- recorded_at or null, recorded_by, unit, street, attributes, prior, amounts,
                               -- holdings, stated, reason, evidence]
  in_references jsonb,         -- records that must stand somewhere: [register, id]
  out seqs bigint[],
  out recorded_at timestamptz)
language plpgsql as $$
#variable_conflict use_column
declare
  locked integer;
  latest timestamptz;
  frozen timestamptz;
  moment timestamptz;
  numbers bigint[];
begin
  perform pg_advisory_xact_lock_shared(in_lock, hashtext(in_district));

  if in_known > 0 then
    -- One index look-up a record, in the list's order, whatever the planner thinks of the table's size. A record that
    -- somebody holds must not hold up requests about others.
    select count(*), max(l.updated_at) into locked, latest
      from jsonb_array_elements(in_records) as x (r)
     cross join lateral (
       select k.updated_at from record k
        where k.district = in_district and k.register = r->>0 and k.id = r->>1 and k.last_seq = (r->>3)::bigint
          for update skip locked) l;
    if locked <> in_known then return; end if;
  end if;

  frozen := (select max(known_at) from edition where district = in_district);
  moment := date_trunc('milliseconds', clock_timestamp());
  if in_last_known > moment or in_first_known <= frozen then return; end if;
  -- A clock that was set back must not put a movement before those it follows, or into an edition.
  moment := greatest(moment, latest, frozen + interval '1 ms');
  if in_not_before > moment then return; end if;
  if in_first_day <= (select max(through) from period_close where district = in_district) then return; end if;
  if in_references is not null and jsonb_array_length(in_references) <> (
    select count(*) from jsonb_array_elements(in_references) as x (r)
     cross join lateral (
       select from record k
        where k.district = in_district and k.register = r->>0 and k.id = r->>1 and k.stage is not null limit 1) l)
  then return; end if;

  numbers := array(select nextval('movement_seq') from generate_series(1, jsonb_array_length(in_movements)));
  insert into movement (district, seq, entry, origin, sign, register, record, transition, stage_from, stage_to,
                        occurred_on, recorded_at, recorded_by, request, unit, street, attributes, prior, amounts,
                        holdings, stated, reason, evidence)
  select in_district, numbers[n], numbers[n], 'entry', 1, m->>2, m->>3, m->>4, m->>5, m->>6, (m->>7)::date,
         coalesce((m->>8)::timestamptz, moment), m->>9, m->>0, m->>10, m->>11, m->12, nullif(m->13, 'null'), m->14,
         m->15, nullif(m->16, 'null'), m->>17,
         case when m->18 <> 'null' then array(select jsonb_array_elements_text(m->18)) end
    from jsonb_array_elements(in_movements) with ordinality as x (m, n);

  -- New records are inserted, not merged: two that open the same one at once collide, and the later one is told.
  if in_known < jsonb_array_length(in_records) then
    insert into record (district, register, id, title, stage, unit, street, place, attributes, holdings, opened_on,
                        last_occurred_on, last_seq, updated_at, opened_by)
    select in_district, r->>0, r->>1, r->>4, m->>6, m->>10, m->>11, (r->>5)::point, m->12, m->15, (r->>6)::date,
           (m->>7)::date, numbers[(r->>2)::integer + 1], coalesce((m->>8)::timestamptz, moment), r->>7
      from (select r, in_movements->(r->>2)::integer as m from jsonb_array_elements(in_records) as x (r) offset 0) x
     where r->3 = 'null';
  end if;
  -- Known records are written by conflict, which looks each one up by its key.
  if in_known > 0 then
    insert into record (district, register, id, title, stage, unit, street, place, attributes, holdings, opened_on,
                        last_occurred_on, last_seq, updated_at)
    select in_district, r->>0, r->>1, r->>4, m->>6, m->>10, m->>11, (r->>5)::point, m->12, m->15, (r->>6)::date,
           (m->>7)::date, numbers[(r->>2)::integer + 1], coalesce((m->>8)::timestamptz, moment)
      from (select r, in_movements->(r->>2)::integer as m from jsonb_array_elements(in_records) as x (r) offset 0) x
     where r->3 <> 'null'
    on conflict (district, register, id) do update
       set title = excluded.title, stage = excluded.stage, unit = excluded.unit, street = excluded.street,
           place = excluded.place, attributes = excluded.attributes, holdings = excluded.holdings,
           opened_on = excluded.opened_on, last_occurred_on = excluded.last_occurred_on,
           last_seq = excluded.last_seq, updated_at = excluded.updated_at;
  end if;

  -- Here too: the same key at the same moment collides, and the later one is told.
  insert into request (district, key, content, response, recorded_at)
  select in_district, m->>0, decode(m->>1, 'hex'),
         jsonb_build_object('key', m->0, 'movements', 1, 'posted', jsonb_build_array(
           jsonb_build_object('register', m->2, 'record', m->3, 'seq', numbers[n]))),
         moment
    from jsonb_array_elements(in_movements) with ordinality as x (m, n);
  seqs := numbers;
  recorded_at := moment;
end $$;
