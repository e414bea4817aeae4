-- Promises become agreements of the kind `sla-policy`. The shipped one counts until something signed does.
insert into agreement (kind, key, latest_version) values ('sla-policy', 'shipped', 1);
insert into agreement_version (kind, key, version, shipped, document, hash, created_issuer, created_subject, created_at)
values ('sla-policy', 'shipped', 1, true,
        '{"content":{"clocks":[{"calendar":{"key":"24x7","of":"fixed"},"escalations":[],"kind":"accept","targetSeconds":172800,"warnAt":[]}],"lateEvidenceSeconds":86400,"title":"Accept or reject within 48 hours"},"effectiveFrom":"1970-01-01T00:00:00Z","scope":{}}',
        'b5b7a29777c9e5826293f524e3ad560221fc874a788b94d73b3d4bd647cd6d9a',
        'handshake', 'shipped', '1970-01-01T00:00:00Z');
insert into agreement_taking_effect (kind, key, version, from_instant) values ('sla-policy', 'shipped', 1, '1970-01-01T00:00:00Z');

alter table clock drop constraint clock_policy_policy_version_fkey;
drop table sla_policy;

-- Several clocks per hand-off, each by the hours of a calendar.
alter table clock
  add column kind text not null default 'accept' check (kind in ('accept', 'first-touch', 'work-by')),
  add column calendar text not null default '24x7',
  add column calendar_version integer not null default 1,
  add column stands_in boolean not null default false,
  add column next_at timestamptz,
  add column told integer not null default 0 check (told >= 0),
  add column retracted_at timestamptz,
  add foreign key (calendar, calendar_version) references calendar_version (calendar, version),
  alter column offer drop not null,
  drop constraint clock_check1,
  add constraint clock_announced_check check ((state = 'breached') = (announced_at is not null and retracted_at is null)),
  add constraint clock_offer_check check ((kind = 'accept') = (offer is not null));
update clock set next_at = due_at + interval '1 microsecond' where state = 'running';
update clock set told = 1 where state = 'breached';
alter table clock
  alter column kind drop default, alter column calendar drop default, alter column calendar_version drop default,
  alter column stands_in drop default, alter column told drop default;
comment on table clock is 'A promise on a hand-off, or on one offer of it. Its outcome follows from instants alone: a running row past its time is a breach nobody has announced yet; whoever sees it first announces it.';
comment on column clock.stands_in is 'Whether the calendar is not the one the promise is about, as that is missing.';
comment on column clock.due_at is 'When its time is used up, if a pause that goes on is not ended.';
comment on column clock.next_at is 'When there is something to tell of it next: a warning, the breach, an escalation.';
comment on column clock.told is 'How many of these have been told, or passed over.';
create index clock_next on clock (next_at) where next_at is not null;
create unique index clock_of_handoff on clock (handoff, kind) where offer is null and state <> 'cancelled';

create table handoff_pause (
    handoff    uuid        not null references handoff,
    reason     text        not null check (reason ~ '^[a-z][a-z0-9-]{0,62}$'),
    paused_at  timestamptz not null,
    resumed_at timestamptz check (resumed_at > paused_at),
    primary key (handoff, paused_at)
);
comment on table handoff_pause is 'When the clocks of a hand-off stand still, as far as their policies allow it.';
create unique index handoff_paused on handoff_pause (handoff) where resumed_at is null;

create table touch (
    id          uuid        primary key,
    handoff     uuid        not null references handoff,
    rep         uuid        not null references rep,
    kind        text        not null check (kind in ('call', 'e-mail', 'meeting')),
    outcome     text        not null check (outcome in ('reached', 'message-left', 'not-reached')),
    occurred_at timestamptz not null,
    recorded_at timestamptz not null
);
comment on table touch is 'How somebody who accepted a hand-off got in touch with its lead.';
create index touch_by_handoff on touch (handoff, id);
