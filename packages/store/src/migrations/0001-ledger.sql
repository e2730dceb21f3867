-- The ledger. Every primary key begins with the district, which is the distribution column where one server is not
-- enough. Two roles: the owner (whoever migrates) and taizhang_app, which may add movements but never change them.

create sequence movement_seq as bigint;

create table movement (
  district     text           not null,
  seq          bigint         not null,
  entry        bigint         not null,
  origin       text           not null check (origin in ('entry', 'reversal', 'restatement')),
  sign         smallint       not null check (sign in (1, -1)),
  reverses     bigint         check ((origin = 'reversal') = (reverses is not null)),
  register     text           not null,
  record       text           not null,
  transition   text           not null,
  stage_from   text,
  stage_to     text           not null,
  occurred_on  date           not null,
  recorded_at  timestamptz(3) not null,
  recorded_by  text           not null,
  request      text           not null,
  unit         text           not null,
  street       text,
  attributes   jsonb          not null,
  prior        jsonb,
  amounts      jsonb          not null,
  holdings     jsonb          not null,
  stated       jsonb,
  reason       text,
  evidence     text[],
  primary key (district, seq)
);
comment on table movement is '变动: what happened, append-only';
comment on column movement.entry is 'The number of the entry it belongs to; corrections and restatements keep it';
comment on column movement.attributes is 'The record''s attributes after the movement';
comment on column movement.prior is 'Unit, street and attributes before it, where it changed them';
comment on column movement.stated is 'What the entry itself stated of unit, street and fields; null for an opening, which states all';
-- A movement is taken back at most once, whoever tries at the same moment.
create unique index movement_reversed_once on movement (district, reverses) where reverses is not null;
create index movement_record on movement (district, register, record, seq);
create index movement_day on movement (district, register, occurred_on);
create index movement_known on movement using brin (recorded_at) with (autosummarize = on);

create function movement_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'movements are append-only: % is not allowed', tg_op using errcode = 'insufficient_privilege';
end $$;
create trigger movement_is_append_only before update or delete or truncate on movement
  for each statement execute function movement_is_append_only();

create table record (
  district         text           not null,
  register         text           not null,
  id               text           not null,
  title            text           not null,
  stage            text,
  unit             text,
  street           text,
  place            point,
  attributes       jsonb          not null,
  holdings         jsonb          not null,
  opened_on        date,
  last_occurred_on date,
  last_seq         bigint         not null,
  updated_at       timestamptz(3) not null,
  primary key (district, register, id)
) with (fillfactor = 80);
comment on table record is '记录: where each record stands now; derived from its movements';
comment on column record.updated_at is 'When its last movement was recorded; no later one is recorded before it';

create table request (
  district    text           not null,
  key         text           not null,
  content     bytea          not null,
  response    jsonb          not null,
  recorded_at timestamptz(3) not null,
  primary key (district, key)
);
comment on table request is 'Answered requests: the same key with the same content is answered again, never done again';

create table period_close (
  district  text           not null,
  seq       bigint         generated always as identity,
  through   date           not null,
  closed_at timestamptz(3) not null default clock_timestamp(),
  closed_by text           not null,
  primary key (district, seq)
);
comment on table period_close is '关账: days up to `through` need a right of their own to be written to';

create table fold (
  district text           not null primary key,
  cursor   bigint         not null,
  known_to timestamptz(3) not null
);
comment on table fold is 'How far movements are folded into cells: up to which number, and the latest moment of recording among them';

create table folded_metric (
  district   text not null,
  metric     text not null,
  definition text not null,
  primary key (district, metric)
);
comment on table folded_metric is 'The definition a metric''s cells were folded by; another one means folding anew';

create table cell (
  district text     collate "C" not null,
  metric   text     collate "C" not null,
  grain    smallint not null,
  occurred date     not null,
  known    date     not null,
  unit     text     collate "C" not null,
  street   text     collate "C" not null,
  amount   numeric  not null,
  primary key (district, metric, grain, occurred, known, unit, street)
);
comment on table cell is '汇总: a metric''s amounts by day of occurrence and of knowledge; derived, always rebuildable';

create table seal (
  district  text           not null,
  batch     bigint         not null,
  first_seq bigint         not null,
  last_seq  bigint         not null,
  movements integer        not null,
  leaves    bytea          not null,
  hash      bytea          not null,
  sealed_at timestamptz(3) not null default clock_timestamp(),
  primary key (district, batch)
);
comment on table seal is 'The hash chain over movements, in batches: hash = sha256(previous hash ‖ leaves)';

create table definition_version (
  district   text           not null,
  hash       text           not null,
  content    jsonb          not null,
  first_used timestamptz(3) not null default clock_timestamp(),
  primary key (district, hash)
);
comment on table definition_version is 'Registers and templates as they were when an edition was frozen, by content';

create table edition (
  district   text           not null,
  id         text           not null,
  report     text           not null,
  cutoff     date           not null,
  known_at   timestamptz(3) not null,
  definition text           not null,
  content    jsonb          not null,
  frozen_at  timestamptz(3) not null default clock_timestamp(),
  frozen_by  text           not null,
  primary key (district, id),
  foreign key (district, definition) references definition_version (district, hash)
);
comment on table edition is '定稿: a report frozen at a cut-off and a time of knowledge';

create table personal_key (
  district text  not null,
  register text  not null,
  record   text  not null,
  wrapped  bytea not null,
  since    bigint not null,
  primary key (district, register, record)
);
comment on table personal_key is 'A record''s own key, itself encrypted; deleting it erases the personal data';

create table personal_data (
  district   text           not null,
  register   text           not null,
  record     text           not null,
  seq        bigint         not null,
  ciphertext bytea          not null,
  recorded_at timestamptz(3) not null,
  primary key (district, register, record, seq)
);
comment on table personal_data is 'Personal data as stated with a movement, encrypted beside the record';

-- What the application may do. It adds to what is append-only and keeps what is derived.
grant usage on schema public to taizhang_app;
grant usage on sequence movement_seq to taizhang_app;
grant select, insert on movement, request, period_close, seal, definition_version, edition, personal_data to taizhang_app;
grant select, insert, update on record to taizhang_app;
grant select, insert, delete on personal_key to taizhang_app;
grant select, insert, update, delete on fold, folded_metric, cell to taizhang_app;
