package io.handshake.sla.notifications;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Puts what concerns people into their inboxes, with the event that tells of it. */
@ApplicationScoped
public class Notices {
    private final Sql sql;

    Notices(Sql sql) {
        this.sql = sql;
    }

    /** In the running transaction; a row per person concerned, or per role. */
    public void add(List<Notice> notices) {
        if (notices.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into notification (audience, kind, handoff, clock, at, text)
                select a.audience, n.kind, n.handoff, n.clock, n.at, n.text
                from unnest(?::text[], ?::text[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[], ?::text[])
                  with ordinality as n (kind, recipient, handoff, clock, rep, side, at, text, place)
                cross join lateral (
                  select 'user:' || r.user_sub as audience from rep r where n.recipient = 'rep' and r.id = n.rep
                  union
                  select 'user:' || t.manager from rep r join team t on t.key = r.team
                  where n.recipient = 'manager' and r.id = n.rep and t.manager is not null
                  union
                  select 'user:' || t.manager from team t
                  where (n.recipient = 'managers' or n.recipient = 'manager' and n.rep is null) and t.manager is not null
                    and exists (select from rep r where r.team = t.key and r.active and (r.side is null or r.side = n.side))
                  union
                  select 'role:admin' where n.recipient = 'managers'
                  union
                  select 'role:marketing' where n.recipient = 'marketing') a
                order by n.place""",
                notices.stream().map(notice -> notice.kind().wireName()).toArray(String[]::new),
                notices.stream().map(notice -> notice.to().wireName()).toArray(String[]::new),
                notices.stream().map(Notice::handoff).toArray(UUID[]::new),
                notices.stream().map(Notice::clock).toArray(UUID[]::new),
                notices.stream().map(Notice::rep).toArray(UUID[]::new),
                notices.stream().map(Notice::side).toArray(String[]::new),
                notices.stream().map(Notice::at).toArray(Instant[]::new),
                notices.stream().map(Notice::text).toArray(String[]::new));
    }
}
