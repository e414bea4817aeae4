alter table lead_score add column had_points boolean not null default false;
comment on column lead_score.had_points is 'Whether its score has sufficed by itself while its pass was qualified: who was handed over by an experiment can cool from then on.';
