-- Lists of records that were published for a period, with what they showed: masked before it was written.

create table published_list (
  district     text           not null,
  id           uuid           not null,
  register     text           not null,
  publication  text           not null,
  subject      text           not null,
  title        text           not null,
  from_day     date           not null,
  to_day       date           not null check (to_day >= from_day),
  cutoff       date           not null,
  known_at     timestamptz(3) not null,
  content      jsonb          not null,
  published_by text           not null,
  published_at timestamptz(3) not null default clock_timestamp(),
  primary key (district, id)
);
comment on table published_list is '公示: a list as it was published, for whom, from when to when; never changed';
comment on column published_list.content is 'Columns and rows as the public sees them; names are masked, nothing restricted stands in it';
create index published_list_of on published_list (district, register, publication, published_at);

create table published_list_end (
  district text           not null,
  list     uuid           not null,
  reason   text           not null,
  ended_by text           not null,
  ended_at timestamptz(3) not null default clock_timestamp(),
  primary key (district, list),
  foreign key (district, list) references published_list (district, id)
);
comment on table published_list_end is 'A list that was taken down before its time, and why';

grant select, insert on published_list, published_list_end to taizhang_app;
