-- What a service of before V5 had read of the feed that EvidenceMigrationTest tells again.
insert into lead (id, pass, standing, counts_after, closed_at, qualified_pass, awaiting, sequence, survivor) values
  ('00000000-0000-4000-8000-00000000000a', 2, 'WAITING', '2026-01-05T10:00:00Z', '2026-01-05T10:00:00Z', 1, true, 1, null),
  ('00000000-0000-4000-8000-00000000000b', 1, 'WAITING', 'epoch', 'epoch', 0, true, 0, null),
  ('00000000-0000-4000-8000-00000000000c', 1, 'WAITING', 'epoch', 'epoch', 0, false, 0, '00000000-0000-4000-8000-00000000000b');
insert into contact_key (key, lead, since, moves) values
  ('00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000a', '2026-01-05T09:00:00Z', 1),
  ('00000000-0000-4000-8000-00000000000b', '00000000-0000-4000-8000-00000000000b', '2026-01-05T09:00:00Z', 1),
  ('00000000-0000-4000-8000-00000000000c', '00000000-0000-4000-8000-00000000000b', '2026-01-05T09:20:00Z', 2);
insert into activity (id, key, type, occurred_at, recorded_at) values
  ('00000000-0000-4000-8000-000000000a01', '00000000-0000-4000-8000-00000000000a', 'webinar', '2026-01-05T09:10:00Z', '2026-01-05T09:10:00Z'),
  ('00000000-0000-4000-8000-000000000a02', '00000000-0000-4000-8000-00000000000a', 'webinar', '2026-01-05T09:11:00Z', '2026-01-05T09:11:00Z'),
  ('00000000-0000-4000-8000-000000000a03', '00000000-0000-4000-8000-00000000000a', 'webinar', '2026-01-05T11:00:00Z', '2026-01-05T11:00:00Z'),
  ('00000000-0000-4000-8000-000000000b01', '00000000-0000-4000-8000-00000000000b', 'pricing-page', '2026-01-05T09:10:00Z', '2026-01-05T09:10:00Z'),
  ('00000000-0000-4000-8000-000000000c01', '00000000-0000-4000-8000-00000000000c', 'key-page', '2026-01-05T09:10:00Z', '2026-01-05T09:10:00Z');
insert into qualification (lead, pass, score, threshold, definition, version, crossed_at, crossed_by, reason, qualified_at) values
  ('00000000-0000-4000-8000-00000000000a', 1, 20, 20, 'shipped', 1, '2026-01-05T09:11:00Z', '00000000-0000-4000-8000-000000000a02', 'activity', '2026-01-05T09:11:01Z');
insert into opportunity (id, lead, pass, outcome, created_at, closed_at) values
  ('00000000-0000-4000-8000-000000000d01', '00000000-0000-4000-8000-00000000000a', 1, 'lost', '2026-01-05T09:30:00Z', '2026-01-05T09:59:00Z');
insert into opportunity_pass (opportunity, lead, pass) values
  ('00000000-0000-4000-8000-000000000d01', '00000000-0000-4000-8000-00000000000a', 1);
insert into feed_cursor (feed, slots, cursor, read_until) values
  ('lead', 0, '1.1000', now()), ('lead', 16, '1.1000', now()), ('lead', 32, '1.1000', now()), ('lead', 48, '1.1000', now());
insert into feed_subject (feed, subject, sequence) values
  ('lead', '00000000-0000-4000-8000-00000000000a', 6),
  ('lead', '00000000-0000-4000-8000-00000000000b', 4),
  ('lead', '00000000-0000-4000-8000-00000000000c', 3);
