package io.handshake.sla.handoffs;

import io.handshake.chassis.sql.DatabaseException;
import io.handshake.chassis.sql.Sql;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What an operator watches: clocks that run, those whose breach nobody has announced yet, and hand-offs that wait or are held back. */
@ApplicationScoped
class Gauges {

    private final Sql sql;

    Gauges(Sql sql) {
        this.sql = sql;
    }

    void register(@Observes StartupEvent started, MeterRegistry registry) {
        register(
                registry,
                "handshake.clocks.running",
                "Clocks that nobody has stopped and no scan has found broken",
                "select count(*) as n from clock where state = 'running'");
        register(
                registry,
                "handshake.clocks.unannounced",
                "Clocks past their due time whose breach is not announced yet",
                "select count(*) as n from clock where state = 'running' and due_at < now() and next_at < now()");
        register(
                registry,
                "handshake.handoffs.unrouted",
                "Hand-offs that wait for a rep with capacity",
                "select count(*) as n from handoff h where " + Handoff.WAITS);
        register(
                registry,
                "handshake.handoffs.suppressed",
                "Hand-offs that are offered to nobody because something stands against contacting the lead",
                "select count(*) as n from handoff where state = 'suppressed'");
    }

    private void register(MeterRegistry registry, String name, String description, String question) {
        Gauge.builder(name, this, gauges -> gauges.count(question))
                .description(description)
                .register(registry);
    }

    private double count(String question) {
        try {
            return sql.first(question, row -> row.getDouble("n")).orElse(Double.NaN);
        } catch (DatabaseException e) {
            return Double.NaN;
        }
    }
}
