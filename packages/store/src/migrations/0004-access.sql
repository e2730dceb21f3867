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
