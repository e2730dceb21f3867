-- Who may come in. The tables of accounts, sessions and second factors are written by the library better-auth (its
-- names are mapped in packages/identity); they hold no district, because accounts belong to the installation. Where the
-- tables are distributed, these are copied to every server.

create table identity_account (
  id                  text           primary key,
  username            text           not null unique,
  name                text           not null,
  email               text           not null unique,
  email_verified      boolean        not null default false,
  image               text,
  two_factor_enabled  boolean        not null default false,
  password_changed_at timestamptz(3) not null default clock_timestamp(),
  password_is_first   boolean        not null default true,
  disabled            boolean        not null default false,
  synthetic           boolean        not null default false,
  last_signed_in_at   timestamptz(3),
  created_at          timestamptz(3) not null default clock_timestamp(),
  updated_at          timestamptz(3) not null default clock_timestamp()
);
comment on table identity_account is '账号: who may sign in; never deleted, because movements and the audit name it';
comment on column identity_account.id is 'The name by which one signs in, which is also what movements name';
comment on column identity_account.email is 'An address of one''s own, or one that leads nowhere and is made of the id';
comment on column identity_account.password_is_first is 'Given by somebody else: must be changed before anything else';
comment on column identity_account.synthetic is 'Of the demo: its password is public';

create table identity_session (
  id         text           primary key,
  token      text           not null unique,
  account    text           not null references identity_account (id),
  method     text,
  address    text,
  agent      text,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
comment on table identity_session is '会话: somebody who is signed in, on one device';
create index identity_session_account on identity_session (account);

create table identity_credential (
  id                       text           primary key,
  account                  text           not null references identity_account (id),
  provider                 text           not null,
  subject                  text           not null,
  password                 text,
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz(3),
  refresh_token_expires_at timestamptz(3),
  scope                    text,
  created_at               timestamptz(3) not null,
  updated_at               timestamptz(3) not null,
  unique (provider, subject)
);
comment on table identity_credential is 'By what an account is proved: a password''s scrypt hash, or a subject of the single sign-on';
create index identity_credential_account on identity_credential (account);

create table identity_verification (
  id         text           primary key,
  identifier text           not null,
  value      text           not null,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
comment on table identity_verification is 'Sign-ins that are under way: a second factor or a single sign-on that is awaited';
create index identity_verification_identifier on identity_verification (identifier);

create table identity_second_factor (
  id                        text        primary key,
  account                   text        not null unique references identity_account (id),
  secret                    text        not null,
  backup_codes              text        not null,
  verified                  boolean     not null default true,
  failed_verification_count integer     not null default 0,
  locked_until              timestamptz(3)
);
comment on table identity_second_factor is 'The secret of a TOTP device and the backup codes, both encrypted under the installation''s key';

create table identity_attempt (
  kind         text           not null check (kind in ('account', 'address')),
  subject      text           not null,
  failures     integer        not null,
  last_at      timestamptz(3) not null,
  locked_until timestamptz(3),
  primary key (kind, subject)
);
comment on table identity_attempt is 'Attempts to sign in that failed or are under way, by account and by address';

-- Accounts stay for good; everything else comes and goes.
grant select, insert, update on identity_account to taizhang_app;
grant select, insert, update, delete
   on identity_session, identity_credential, identity_verification, identity_second_factor, identity_attempt
   to taizhang_app;
