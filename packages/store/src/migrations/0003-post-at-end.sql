-- The common posting in one round trip: one entry at the end of its record's timeline, planned by the ledger on what it
-- read without a lock. Everything that the plan rests on is looked at again here, under the locks; when something has
-- changed, nothing is written and no number is returned, and the posting goes the long way (posting-session.ts).
--
-- Every statement of the function sees what was committed before that statement began (read committed), so what stands
-- behind the lock of the district or of the record was read after that lock was granted.
--
-- Each value is a parameter of its own: taken out of JSON they cost three times as much as writing them.
create function post_at_end(
  in_district text,
  in_lock integer,              -- the first half of the advisory lock's key; the second is the district
  in_key text,
  in_content bytea,
  in_actor text,
  in_first_day date,            -- the day written to; null when the actor may write to closed ones
  in_not_before timestamptz,    -- when that day begins
  in_known_at timestamptz,      -- the moment of recording, where the request itself states one
  in_last_seq bigint,           -- the record's last movement; null for a new record
  in_register text, in_record text, in_transition text, in_stage_from text, in_stage_to text, in_occurred_on date,
  in_unit text, in_street text, in_attributes jsonb, in_prior jsonb, in_amounts jsonb, in_holdings jsonb,
  in_stated jsonb, in_reason text, in_evidence text[],
  in_title text, in_place point, in_opened_on date,
  in_reference_registers text[], in_reference_records text[],   -- records that must stand somewhere
  out seq bigint,
  out recorded_at timestamptz)
language plpgsql as $$
#variable_conflict use_column
declare
  latest timestamptz;
  frozen timestamptz;
  moment timestamptz;
  number bigint;
begin
  perform pg_advisory_xact_lock_shared(in_lock, hashtext(in_district));
  if in_last_seq is not null then
    select updated_at into latest from record
     where district = in_district and register = in_register and id = in_record and last_seq = in_last_seq for update;
    if not found then return; end if;
  end if;

  frozen := (select max(known_at) from edition where district = in_district);
  moment := date_trunc('milliseconds', clock_timestamp());
  if in_known_at > moment or in_known_at <= frozen then return; end if;
  -- A clock that was set back must not put a movement before those it follows, or into an edition.
  moment := coalesce(in_known_at, greatest(moment, latest, frozen + interval '1 ms'));
  if in_not_before > moment then return; end if;
  if in_first_day <= (select max(through) from period_close where district = in_district) then return; end if;
  if in_reference_registers is not null and cardinality(in_reference_registers) <> (
    select count(*) from unnest(in_reference_registers, in_reference_records) as r (register, id)
     cross join lateral (
       select from record x
        where x.district = in_district and x.register = r.register and x.id = r.id and x.stage is not null limit 1) l)
  then return; end if;

  number := nextval('movement_seq');
  insert into movement (district, seq, entry, origin, sign, register, record, transition, stage_from, stage_to,
                        occurred_on, recorded_at, recorded_by, request, unit, street, attributes, prior, amounts,
                        holdings, stated, reason, evidence)
  values (in_district, number, number, 'entry', 1, in_register, in_record, in_transition, in_stage_from, in_stage_to,
          in_occurred_on, moment, in_actor, in_key, in_unit, in_street, in_attributes, in_prior, in_amounts,
          in_holdings, in_stated, in_reason, in_evidence);
  if in_last_seq is null then
    insert into record (district, register, id, title, stage, unit, street, place, attributes, holdings, opened_on,
                        last_occurred_on, last_seq, updated_at)
    values (in_district, in_register, in_record, in_title, in_stage_to, in_unit, in_street, in_place, in_attributes,
            in_holdings, in_opened_on, in_occurred_on, number, moment);
  else
    update record
       set title = in_title, stage = in_stage_to, unit = in_unit, street = in_street, place = in_place,
           attributes = in_attributes, holdings = in_holdings, opened_on = in_opened_on,
           last_occurred_on = in_occurred_on, last_seq = number, updated_at = moment
     where district = in_district and register = in_register and id = in_record;
  end if;
  insert into request (district, key, content, response, recorded_at)
  values (in_district, in_key, in_content,
          jsonb_build_object('key', in_key, 'movements', 1, 'posted', jsonb_build_array(
            jsonb_build_object('register', in_register, 'record', in_record, 'seq', number))),
          moment);
  seq := number;
  recorded_at := moment;
end $$;
revoke all on function post_at_end from public;
grant execute on function post_at_end to taizhang_app;
