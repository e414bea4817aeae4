package io.handshake.scoring.qualification;

import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * While the feed is read from the start nobody is judged: its slots are not read at one pace, and half of a history, such as
 * a pass whose end has not been read yet, is another history.
 */
@ApplicationScoped
class ReadAnew {
    private final Sql sql;

    ReadAnew(Sql sql) {
        this.sql = sql;
    }

    /** The feed will be read from the start, at least as far as it was read before. */
    void begin() {
        sql.update("""
                insert into feed_read_anew as r (feed, until)
                select 'lead', coalesce(max(read_until), now()) from feed_cursor where feed = 'lead'
                on conflict (feed) do update
                  set until = greatest(r.until, excluded.until), reached = false, judged_through = null""");
    }

    /** Whoever asks and is told so judges nobody; the end waits for that transaction, and then all are judged. */
    boolean isUnderWay() {
        return sql.first("select 1 from feed_read_anew where not reached for key share", row -> true)
                .isPresent();
    }

    /** Ends it once every part has been read that far. Those who judge nobody because of it come first. */
    void end() {
        sql.update("""
                with due as (
                  select feed from feed_read_anew r
                  where not reached and until <= (
                    select min(read_until) from feed_cursor c where c.feed = r.feed
                    having bool_and(read_until is not null))
                  for update)
                update feed_read_anew r set reached = true from due where r.feed = due.feed""");
    }
}
