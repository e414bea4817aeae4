alter table handoff
    add column gated        boolean,
    add column delivered_at timestamptz;
comment on column handoff.gated is 'Whether the funnel of its pass has a stage where sales accepts; null was told before that was said, and is true.';
comment on column handoff.delivered_at is 'When a hand-off without that gate came into the hands of a rep.';
