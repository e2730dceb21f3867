-- What was said in a decision on a figure may quote the document: it is erased with it.

create table document_check_decision_content (
  district text    not null,
  check_id uuid    not null,
  number   integer not null,
  content  bytea   not null,
  primary key (district, check_id, number),
  foreign key (district, check_id, number) references document_check_decision (district, check_id, number),
  foreign key (district, check_id) references document_check_content (district, id) on delete cascade
);
comment on table document_check_decision_content is
  'Note and judgement of a decision, encrypted; deleted with the content of their check';

insert into document_check_decision_content (district, check_id, number, content)
  select d.district, d.check_id, d.number, d.content
    from document_check_decision d
    join document_check_content k on k.district = d.district and k.id = d.check_id;

alter table document_check_decision drop column content;
comment on table document_check_decision is 'Who decided what kind of thing on which figure of a check, append-only';

grant select, insert on document_check_decision_content to taizhang_app;
