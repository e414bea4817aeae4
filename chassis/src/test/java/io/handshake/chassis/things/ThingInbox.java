package io.handshake.chassis.things;

import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.inbox.Inbox;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Writes down what it reads, and fails on events that are named poison. */
@ApplicationScoped
public class ThingInbox implements Inbox {
    public static final Set<String> POISON = ConcurrentHashMap.newKeySet();

    private final Sql sql;

    ThingInbox(Sql sql) {
        this.sql = sql;
    }

    record Named(String name) {}

    @Override
    public String feed() {
        return "lead";
    }

    @Override
    public void apply(List<FeedEvent> events) {
        for (FeedEvent event : events) {
            String name = event.as(Named.class).name();
            if (POISON.contains(name)) {
                throw new IllegalStateException("poison");
            }
            sql.update(
                    "insert into seen (feed, id, subject, name) values (?, ?, ?, ?)",
                    feed(),
                    event.id(),
                    event.subject(),
                    name);
        }
    }

    @Override
    public void forget() {
        sql.update("delete from seen where feed = ?", feed());
    }
}
