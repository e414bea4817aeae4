package io.handshake.lead.account;

import io.handshake.chassis.event.EventLog;
import io.handshake.chassis.event.NewEvent;
import io.handshake.chassis.sql.Ids;
import io.handshake.chassis.sql.Sql;
import io.handshake.lead.consent.ConsentState;
import io.handshake.lead.consent.ContactAllowed;
import io.handshake.lead.consent.ContactSuppressed;
import io.handshake.lead.consent.Suppression;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When an account became a customer, or is none any more, suppresses or allows the leads it has, a thousand at a time.
 *
 * <p>Like {@link MatchGainedDomains} it begins once every transaction has ended that may have given the account a lead without
 * knowing of the change.
 */
@ApplicationScoped
class FollowCustomers {
    static final int CHUNK = 1_000;

    static final String LEADS =
            "select id from lead where account = ? and id > ? and merged_into is null order by id limit ?";

    private static final String STANDING = """
            select l.id, l.event_sequence, l.existing_customer, l.suppressed, l.consents -> 'sales-contact' ->> 'state' as sales_contact,
              (select a.customer from account a where a.id = l.account) as account_customer
            from lead l where l.id = any(?::uuid[]) order by l.id for no key update""";

    private final Sql sql;
    private final EventLog log;
    private final InstantSource clock;

    FollowCustomers(Sql sql, EventLog log, InstantSource clock) {
        this.sql = sql;
        this.log = log;
        this.clock = clock;
    }

    private record Work(UUID id, UUID account, UUID throughLead) {}

    private record Standing(
            UUID lead,
            long sequence,
            @Nullable String known,
            @Nullable Suppression now) {
        boolean differs() {
            return !Objects.equals(known, word());
        }

        @Nullable
        String word() {
            return now == null ? null : now.word();
        }

        NewEvent fact(Instant at) {
            return new NewEvent(
                    lead.toString(),
                    sequence + 1,
                    at,
                    now == null ? new ContactAllowed(lead) : new ContactSuppressed(lead, now));
        }
    }

    /** Remembers that an account becomes a customer, or is none any more, in this transaction. */
    void add(UUID account) {
        sql.update("insert into customer_change (id, account) values (?, ?)", Ids.next(), account);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void followAll() {
        sql.update("update customer_change set seen_in = pg_current_xact_id() where seen_in is null");
        boolean more = true;
        while (more) {
            more = QuarkusTransaction.requiringNew().call(this::followNextChunk);
        }
    }

    private boolean followNextChunk() {
        Optional<Work> work =
                sql.first("""
                select id, account, through_lead from customer_change
                where seen_in < pg_snapshot_xmin(pg_current_snapshot())
                order by id limit 1
                for update skip locked""", row -> new Work(id(row, "id"), id(row, "account"), id(row, "through_lead")));
        work.ifPresent(this::follow);
        return work.isPresent();
    }

    private void follow(Work work) {
        List<UUID> chunk = sql.list(LEADS, row -> id(row, "id"), work.account(), work.throughLead(), CHUNK);
        follow(chunk);
        if (chunk.size() < CHUNK) {
            sql.update("delete from customer_change where id = ?", work.id());
        } else {
            sql.update("update customer_change set through_lead = ? where id = ?", chunk.getLast(), work.id());
        }
    }

    /** Suppresses or allows those of these leads for which that follows from what they and their accounts are now. */
    void follow(Collection<UUID> leads) {
        List<Standing> changed =
                sql.list(STANDING, FollowCustomers::standing, (Object) leads.toArray(UUID[]::new)).stream()
                        .filter(Standing::differs)
                        .toList();
        if (changed.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        sql.update(
                "update lead l set suppressed = t.suppressed, changed_at = ?, event_sequence = l.event_sequence + 1 from unnest(?::uuid[], ?::text[]) as t (id, suppressed) where l.id = t.id",
                now,
                changed.stream().map(Standing::lead).toArray(UUID[]::new),
                changed.stream().map(Standing::word).toArray(String[]::new));
        log.append(changed.stream().map(one -> one.fact(now)).toList());
    }

    private static Standing standing(ResultSet row) throws SQLException {
        String salesContact = row.getString("sales_contact");
        Optional<Suppression> now = Suppression.of(
                salesContact != null && !ConsentState.of(salesContact).allows(),
                row.getObject("existing_customer", Boolean.class),
                row.getBoolean("account_customer"));
        return new Standing(
                id(row, "id"), row.getLong("event_sequence"), row.getString("suppressed"), now.orElse(null));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
