package io.handshake.sla.notifications;

import io.handshake.chassis.sql.Sql;
import io.handshake.sla.rows.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts what concerns people into their inboxes, with the event that tells of it.
 *
 * <p>{@code add} only collects. Before the commit, behind the locks of the event log, everything is written under one lock that
 * is held until the end of the transaction: so nothing becomes visible below what somebody has been shown.
 */
@ApplicationScoped
public class Notices {
    /** Class of the advisory lock. */
    private static final int LOCK = 4248;

    private final TransactionSynchronizationRegistry transactions;
    private final Sql sql;

    Notices(TransactionSynchronizationRegistry transactions, Sql sql) {
        this.transactions = transactions;
        this.sql = sql;
    }

    /** In the running transaction, after its events; a row per person concerned, or per role. */
    public void add(List<Notice> notices) {
        if (!notices.isEmpty()) {
            pending().collected.addAll(notices);
        }
    }

    private Pending pending() {
        if (transactions.getResource(Notices.class) instanceof Pending pending) {
            return pending;
        }
        Pending pending = new Pending();
        transactions.putResource(Notices.class, pending);
        transactions.registerInterposedSynchronization(pending);
        return pending;
    }

    /** What one transaction has collected. */
    private final class Pending implements Synchronization {
        private final List<Notice> collected = new ArrayList<>();

        @Override
        public void beforeCompletion() {
            write(collected);
        }

        @Override
        public void afterCompletion(int status) {
            // the lock went with the transaction
        }
    }

    private void write(List<Notice> notices) {
        Columns<Notice> columns = new Columns<>(notices);
        sql.list(
                """
                select pg_advisory_xact_lock(?, 0);
                insert into notification (audience, kind, handoff, clock, at, text)
                select a.audience, n.kind, n.handoff, n.clock, n.at, n.text
                from unnest(?::text[], ?::text[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[], ?::text[], ?::text[])
                  with ordinality as n (kind, recipient, handoff, clock, rep, side, at, text, doer, place)
                left join rep r on r.id = n.rep
                left join team own on own.key = r.team
                cross join lateral (
                  select 'user:' || r.user_sub as audience
                  where n.recipient = 'rep' and r.id is not null and r.user_sub is distinct from n.doer
                  union
                  select 'user:' || own.manager where n.recipient = 'manager' and own.manager is not null
                  union
                  select 'user:' || t.manager from team t
                  where (n.recipient = 'managers' or n.recipient = 'manager' and own.manager is null) and t.manager is not null
                    and exists (select from rep m where m.team = t.key and m.active and (m.side is null or m.side = n.side))
                  union
                  select 'role:sales' where n.recipient = 'manager' and own.manager is null
                  union
                  select 'role:admin' where n.recipient = 'managers'
                  union
                  select 'role:marketing' where n.recipient = 'marketing') a
                order by n.place""",
                _ -> true,
                LOCK,
                columns.texts(notice -> notice.kind().wireName()),
                columns.texts(notice -> notice.to().wireName()),
                columns.uuids(Notice::handoff),
                columns.uuids(Notice::clock),
                columns.uuids(Notice::rep),
                columns.texts(Notice::side),
                columns.instants(Notice::at),
                columns.texts(Notice::text),
                columns.texts(Notice::by));
    }
}
