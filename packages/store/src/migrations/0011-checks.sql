-- Checks of documents: who had what checked and when, what was found, what was decided on it, and who may see it.

create table document_check (
  district text           not null,
  id       uuid           not null,
  request  bytea          not null,
  made_by  text           not null,
  made_at  timestamptz(3) not null default clock_timestamp(),
  primary key (district, id)
);
comment on table document_check is '核数: that a document was checked, append-only';
comment on column document_check.request is 'Keyed fingerprint of the document and of how it was to be checked: the same id for something else is refused';
create index document_check_of on document_check (district, made_by, made_at);

create table document_check_content (
  district text  not null,
  id       uuid  not null,
  summary  bytea not null,
  result   bytea not null,
  document bytea,
  primary key (district, id),
  foreign key (district, id) references document_check (district, id)
);
comment on table document_check_content is 'The name, text and figures of a checked document, encrypted; deleted when it is removed';
comment on column document_check_content.document is 'Its bytes, where marks are written into the document itself';
alter table document_check_content alter column document set storage external;

create table document_check_decision (
  district   text           not null,
  check_id   uuid           not null,
  number     integer        not null,
  figure     integer        not null,
  kind       text           not null check (kind in ('accepted', 'metric', 'not-a-figure', 'note', 'reopened')),
  content    bytea          not null,
  decided_by text           not null,
  decided_at timestamptz(3) not null default clock_timestamp(),
  primary key (district, check_id, number),
  foreign key (district, check_id) references document_check (district, id)
);
comment on table document_check_decision is 'What was decided on the figures of a check, append-only; note and judgement are encrypted';

create table document_check_sharing (
  district  text           not null,
  check_id  uuid           not null,
  number    integer        not null,
  roles     text[]         not null,
  shared_by text           not null,
  shared_at timestamptz(3) not null default clock_timestamp(),
  primary key (district, check_id, number),
  foreign key (district, check_id) references document_check (district, id)
);
comment on table document_check_sharing is 'The roles that may see a check beside its maker, append-only; the last line counts';

create table document_check_removal (
  district   text           not null,
  check_id   uuid           not null,
  removed_by text           not null,
  removed_at timestamptz(3) not null default clock_timestamp(),
  primary key (district, check_id),
  foreign key (district, check_id) references document_check (district, id)
);
comment on table document_check_removal is 'Checks whose content was erased, append-only';

create table remembered_choice (
  district  text           not null,
  account   text           not null,
  seq       bigint         generated always as identity,
  likeness  bytea          not null,
  candidate text           not null,
  chosen_at timestamptz(3) not null default clock_timestamp(),
  primary key (district, account, seq)
);
comment on table remembered_choice is 'What an account chose for a figure of prose, append-only; the last one counts for figures like it';
comment on column remembered_choice.likeness is 'Keyed fingerprint of label, kind and dimension: documents may be secret, and so are their words';
create index remembered_choice_of on remembered_choice (district, account, likeness, seq);

create trigger document_check_is_append_only before update or delete or truncate on document_check
  for each statement execute function work_is_append_only();
create trigger document_check_decision_is_append_only before update or delete or truncate on document_check_decision
  for each statement execute function work_is_append_only();
create trigger document_check_sharing_is_append_only before update or delete or truncate on document_check_sharing
  for each statement execute function work_is_append_only();
create trigger document_check_removal_is_append_only before update or delete or truncate on document_check_removal
  for each statement execute function work_is_append_only();
create trigger remembered_choice_is_append_only before update or delete or truncate on remembered_choice
  for each statement execute function work_is_append_only();

grant select, insert on document_check, document_check_decision, document_check_sharing, document_check_removal,
  remembered_choice to taizhang_app;
grant select, insert, update, delete on document_check_content to taizhang_app;
