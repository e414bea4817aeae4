package io.handshake.lead.account;

import io.handshake.chassis.event.EventLog;
import io.handshake.chassis.event.NewEvent;
import io.handshake.chassis.sql.Ids;
import io.handshake.chassis.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * When an account has gained a domain, matches the leads that are there already, a thousand at a time.
 *
 * <p>It begins once every transaction has ended that was open when the gain became visible: such a one may have taken in a lead
 * without knowing of it. Whoever begins later knows.
 */
@ApplicationScoped
class MatchGainedDomains {
    static final int CHUNK = 1_000;

    private static final String DOMAIN = "((reverse(split_part(email, '@', -1)) || '.') collate \"C\")";

    /** The leads without an account whose address is of a domain or of one below it, after a place in their order. */
    static final String WAITING = "select id, " + DOMAIN
            + " as domain from lead where account is null and email_class = 'company' and (" + DOMAIN
            + ", id) > (?, ?) and " + DOMAIN + " < ? order by " + DOMAIN + ", id limit ?";

    /** An address that another lead brought, which is merged into this one, makes the account none of its own. */
    private static final String MATCH = """
            update lead l set account = t.account, account_by = t.by, changed_at = ?, event_sequence = l.event_sequence + 1,
              own = case when l.own ->> 'EMAIL' = l.email then l.own || jsonb_build_object('ACCOUNT', t.account, 'ACCOUNT_BY', t.by) else l.own end
            from unnest(?::uuid[], ?::uuid[], ?::text[]) as t (id, account, by) where l.id = t.id""";

    private final Sql sql;
    private final FindAccounts accounts;
    private final FollowCustomers customers;
    private final EventLog log;
    private final InstantSource clock;

    MatchGainedDomains(Sql sql, FindAccounts accounts, FollowCustomers customers, EventLog log, InstantSource clock) {
        this.sql = sql;
        this.accounts = accounts;
        this.customers = customers;
        this.log = log;
        this.clock = clock;
    }

    private record Work(UUID id, String domain, String throughDomain, UUID throughLead) {
        /** The first text beyond the domain and all below it. */
        String end() {
            return backwards(domain) + '/';
        }
    }

    private record Waiting(UUID lead, String domain) {}

    private record Unmatched(UUID lead, String email, long sequence) {}

    private record Matched(Unmatched lead, AccountMatch match) {}

    /** Remembers domains that an account gains in this transaction. */
    void add(Collection<String> domains) {
        List<String> spellings = domains.stream()
                .flatMap(domain -> CompanyDomain.spellings(domain).stream())
                .toList();
        if (!spellings.isEmpty()) {
            sql.update(
                    "insert into gained_domain (id, domain, through_domain, through_lead) select *, '00000000-0000-0000-0000-000000000000' from unnest(?::uuid[], ?::text[], ?::text[])",
                    spellings.stream().map(domain -> Ids.next()).toArray(UUID[]::new),
                    spellings.toArray(String[]::new),
                    spellings.stream().map(domain -> backwards(domain) + '.').toArray(String[]::new));
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void matchAll() {
        sql.update("update gained_domain set seen_in = pg_current_xact_id() where seen_in is null");
        boolean more = true;
        while (more) {
            more = QuarkusTransaction.requiringNew().call(this::matchNextChunk);
        }
    }

    /** Claims the work of one domain; a replica that has it already is left alone, one that died leaves where it was. */
    boolean matchNextChunk() {
        Optional<Work> work = sql.first(
                """
                select id, domain, through_domain, through_lead from gained_domain
                where seen_in < pg_snapshot_xmin(pg_current_snapshot())
                order by id limit 1
                for update skip locked""",
                row -> new Work(
                        row.getObject("id", UUID.class),
                        row.getString("domain"),
                        row.getString("through_domain"),
                        row.getObject("through_lead", UUID.class)));
        work.ifPresent(this::match);
        return work.isPresent();
    }

    private void match(Work work) {
        List<Waiting> chunk = sql.list(
                WAITING,
                row -> new Waiting(row.getObject("id", UUID.class), row.getString("domain")),
                work.throughDomain(),
                work.throughLead(),
                work.end(),
                CHUNK);
        match(chunk.stream().map(Waiting::lead).toArray(UUID[]::new));
        if (chunk.size() < CHUNK) {
            sql.update("delete from gained_domain where id = ?", work.id());
        } else {
            sql.update(
                    "update gained_domain set through_domain = ?, through_lead = ? where id = ?",
                    chunk.getLast().domain(),
                    chunk.getLast().lead(),
                    work.id());
        }
    }

    private void match(UUID[] leads) {
        List<Unmatched> unmatched = sql.list(
                "select id, email, event_sequence from lead where id = any(?::uuid[]) and account is null order by id for no key update",
                row -> new Unmatched(
                        row.getObject("id", UUID.class), row.getString("email"), row.getLong("event_sequence")),
                (Object) leads);
        AccountMatches found = accounts.among(
                List.of(), unmatched.stream().map(Unmatched::email).toList());
        List<Matched> matched = new ArrayList<>();
        unmatched.forEach(lead -> found.of(lead.email()).ifPresent(match -> matched.add(new Matched(lead, match))));
        if (!matched.isEmpty()) {
            write(matched, clock.instant());
            customers.follow(matched.stream().map(one -> one.lead().lead()).toList());
        }
    }

    private void write(List<Matched> matched, Instant now) {
        sql.update(
                MATCH,
                now,
                matched.stream().map(one -> one.lead().lead()).toArray(UUID[]::new),
                matched.stream().map(one -> one.match().account()).toArray(UUID[]::new),
                matched.stream().map(one -> one.match().by()).toArray(String[]::new));
        log.append(matched.stream()
                .map(one -> new NewEvent(
                        one.lead().lead().toString(),
                        one.lead().sequence() + 1,
                        now,
                        one.match().fact(one.lead().lead())))
                .toList());
    }

    private static String backwards(String domain) {
        return new StringBuilder(domain).reverse().toString();
    }
}
