package io.handshake.sla.notifications;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.handshake.chassis.sql.Sql;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What people were told, what they have read of it, and what they want to be told of. */
@ApplicationScoped
class Inboxes {
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int AT_ONCE = 10_000;

    private final Sql sql;
    private final InstantSource clock;

    Inboxes(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The latest first, each audience by a range of the index. */
    List<NotificationView> before(Reader reader, long id, boolean unread, int limit) {
        return sql.list(
                """
                select n.*, r.read_at
                from unnest(?::text[]) as a (audience)
                cross join lateral (
                  select * from notification n
                  where n.audience = a.audience and n.id < ? and n.kind = any(?::text[])
                    and not (? and exists (select from notification_read r where r.notification = n.id and r.person = ?))
                  order by n.id desc limit ?) n
                left join notification_read r on r.notification = n.id and r.person = ?
                order by n.id desc limit ?""",
                NotificationView::read,
                reader.audiences(),
                id,
                wanted(reader),
                unread,
                reader.person(),
                limit,
                reader.person(),
                limit);
    }

    boolean has(Reader reader, long id) {
        return sql.first(
                        "select 1 from notification where id = ? and audience = any(?::text[])",
                        _ -> 1,
                        id,
                        reader.audiences())
                .isPresent();
    }

    /** Of what is listed from this one on; how many it had not read before. */
    int readThrough(Reader reader, long id) {
        return sql.update(
                """
                insert into notification_read (notification, person, read_at)
                select id, ?, ? from notification where audience = any(?::text[]) and id <= ? and kind = any(?::text[])
                  and not exists (select from notification_read r where r.notification = id and r.person = ?)
                on conflict do nothing""", reader.person(), clock.instant(), reader.audiences(), id, wanted(reader), reader.person());
    }

    int read(Reader reader, List<Long> ids) {
        return sql.update("""
                insert into notification_read (notification, person, read_at)
                select id, ?, ? from notification where audience = any(?::text[]) and id = any(?::bigint[])
                on conflict do nothing""", reader.person(), clock.instant(), reader.audiences(), ids.toArray(Long[]::new));
    }

    private String[] wanted(Reader reader) {
        return kinds(reader).toArray(String[]::new);
    }

    List<String> kinds(Reader reader) {
        Optional<List<String>> told = sql.first(
                "select kinds from notification_preference where person = ?",
                row -> List.of((String[]) row.getArray("kinds").getArray()),
                reader.person());
        return told.orElse(NoticeKind.wireNames());
    }

    void prefer(Reader reader, List<String> kinds) {
        sql.update("""
                insert into notification_preference (person, kinds) values (?, ?)
                on conflict (person) do update set kinds = excluded.kinds""", reader.person(), kinds.toArray(String[]::new));
    }

    /** Any replica may; few rows at a time, so that nobody waits for it. */
    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = SKIP)
    @RunOnVirtualThread
    void forget() {
        int deleted;
        do {
            deleted = sql.update(
                    "delete from notification where id = any(array(select id from notification where at < ? limit ?))",
                    clock.instant().minus(KEPT),
                    AT_ONCE);
        } while (deleted == AT_ONCE);
    }
}
