-- What policies say of their subjects, with the trace of every answer. All of it is derived from records and can be made
-- anew at any moment, so it is not written ahead of: after a crash the tables are empty, and made anew.

create unlogged table policy_match_run (
  district  text           not null,
  register  text           not null,
  day       date           not null,
  known_seq bigint         not null,
  known_at  timestamptz(3) not null,
  offers    jsonb          not null,
  primary key (district, register)
);
comment on table policy_match_run is '匹配: for which subjects, on which day, by which versions of policies and up to which movement policies were matched';
comment on column policy_match_run.offers is 'The records of the versions, in the order in which matches name them, each with its last movement';

create unlogged table policy_match (
  district  text           not null,
  register  text           not null,
  subject   text           not null,
  known_seq bigint         not null,
  known_at  timestamptz(3) not null,
  profile   jsonb          not null,
  matches   jsonb          not null,
  primary key (district, register, subject)
);
comment on table policy_match is 'Of a subject, what is due to it or nearly is; those of whom nothing is have no row';
comment on column policy_match.profile is 'The values that the policies read; what is absent was unknown';
comment on column policy_match.matches is 'By policy: [version, eligible or nearly, how its conditions stand (t, f, u), amount in yuan, amounts of its lines]';

grant select, insert, update, delete on policy_match_run, policy_match to taizhang_app;
