-- The few that a calibration looks for among all: leads and passes that were merged, and passes that became opportunities.
create index lead_merged on lead (id, survivor) where survivor is not null;
create index pass_merged on pass (lead, number) where outcome = 'merged';
create index milestone_opportunity on milestone (lead, pass, recorded_at) where milestone in ('OPPORTUNITY', 'CUSTOMER');
