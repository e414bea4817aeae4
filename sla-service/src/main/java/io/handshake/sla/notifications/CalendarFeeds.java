package io.handshake.sla.notifications;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Secret addresses of calendars, of which only hashes are kept, and what stands in these calendars. */
@ApplicationScoped
class CalendarFeeds {
    private static final int TOKEN_BYTES = 32;
    /** Who has more open clocks than that sees those that are due first. */
    private static final int MOST = 1000;

    private final Sql sql;
    private final InstantSource clock;

    CalendarFeeds(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The new token; an earlier one is no good any more. */
    String renew(String person) {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        sql.update("""
                insert into calendar_feed (person, token_hash, created_at) values (?, ?, ?)
                on conflict (person) do update set token_hash = excluded.token_hash, created_at = excluded.created_at""", person, hash(token), clock.instant());
        return token;
    }

    void end(String person) {
        sql.update("delete from calendar_feed where person = ?", person);
    }

    Optional<String> personOf(String token) {
        return sql.first(
                "select person from calendar_feed where token_hash = ?", row -> row.getString("person"), hash(token));
    }

    /** What the person owes, soonest first. */
    List<Due> dues(String person) {
        return sql.list(
                """
                select c.id, c.kind, c.started_at, c.due_at, c.handoff
                from rep r join handoff h on h.rep = r.id join clock c on c.handoff = h.id
                where r.user_sub = ? and h.state in ('offered', 'accepted') and c.stopped_at is null and c.state = 'running'
                order by c.due_at, c.id limit ?""",
                row -> new Due(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getObject("handoff", UUID.class),
                        requireNonNull(Sql.instant(row, "started_at")),
                        requireNonNull(Sql.instant(row, "due_at"))),
                person,
                MOST);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
