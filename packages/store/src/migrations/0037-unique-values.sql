-- What must be unique is looked up by what records say, not by looking through a register.

create table unique_value (
  district text   not null,
  register text   not null,
  rule     text   not null,
  held     bigint not null,
  record   text   not null,
  primary key (district, register, rule, held, record)
);
comment on table unique_value is '唯一值: which record has which combination of values that its register declares unique, in any stage; derived, kept behind the postings';
comment on column unique_value.held is 'A number made from the values: two combinations may share one, so what is found is looked at again';
create index unique_value_of on unique_value (district, register, record);

create table unique_followed (
  district   text   not null,
  definition text   not null,
  seq        bigint not null,
  primary key (district)
);
comment on table unique_followed is 'Up to which movement, and by which declarations, combinations of values were followed';

grant select, insert, update, delete on unique_value, unique_followed to taizhang_app;
