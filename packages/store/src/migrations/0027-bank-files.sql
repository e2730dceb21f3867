-- What went to the bank: of each batch of payments one file, as its lines were then.

create table bank_file (
  district text           not null,
  register text           not null,
  record   text           not null,
  digest   text           not null,
  lines    bytea          not null,
  made_by  text           not null,
  made_at  timestamptz(3) not null default clock_timestamp(),
  primary key (district, register, record)
);
comment on table bank_file is '银行文件: the lines that a batch of payments went to the bank with; one file for a batch, never changed';
comment on column bank_file.lines is 'Encrypted under the installation’s key, for payees’ accounts stand in it';
comment on column bank_file.digest is 'Keyed fingerprint of the file, as the batch’s movement has it';

grant select, insert on bank_file to taizhang_app;
