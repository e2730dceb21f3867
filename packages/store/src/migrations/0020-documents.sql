-- An attachment may be declared to be a document of a kind that its register knows (立项批复, 施工许可证); null: of none.
alter table attachment add column document text;
comment on column attachment.document is 'the kind of document it is declared to be, of those of its register';
