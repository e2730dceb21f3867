-- Who was told what a policy gives him (告知), and why it was due: each list as it was drawn, what became of each on it,
-- and of an award what the policy said when it was opened.

create table telling (
  district   text           not null,
  key        text           not null,
  content    bytea          not null,
  register   text           not null,
  policy     text           not null,
  day        date           not null,
  confirm_by date           not null,
  known_seq  bigint         not null,
  known_at   timestamptz(3) not null,
  subjects   jsonb          not null,
  told_by    text           not null,
  told_at    timestamptz(3) not null default clock_timestamp(),
  primary key (district, key)
);
create index telling_of_policy on telling (district, register, policy, told_at);
comment on table telling is '告知: a list of those whom a policy gives something and who are told so, as it was drawn';
comment on column telling.content is 'Keyed fingerprint of what was asked for: the same key asks for the same again';
comment on column telling.subjects is 'In order: [record, what is due in yuan, what it is told in yuan]';

create table telling_outcome (
  district text    not null,
  telling  text    not null,
  subject  text    not null,
  award    text,
  amount   numeric,
  why      text,
  detail   jsonb,
  primary key (district, telling, subject),
  foreign key (district, telling) references telling (district, key),
  check ((award is null) = (amount is null)),
  check ((award is null) <> (why is null))
);
comment on table telling_outcome is 'What became of one on the list: the award that was opened, or why it was left out';

create table award_judgment (
  district  text           not null,
  register  text           not null,
  record    text           not null,
  seq       bigint         not null,
  day       date           not null,
  known_seq bigint         not null,
  known_at  timestamptz(3) not null,
  policies  text           not null,
  policy    text           not null,
  profile   jsonb          not null,
  judged    jsonb          not null,
  primary key (district, register, record, seq)
);
comment on table award_judgment is '判定依据: what a policy said of the subject of an award when a movement of it was posted, with the clauses as they were';
comment on column award_judgment.seq is 'The movement that was posted on it';
comment on column award_judgment.profile is 'The values that the policy read; what is absent was unknown';

grant select, insert on telling, telling_outcome, award_judgment to taizhang_app;
