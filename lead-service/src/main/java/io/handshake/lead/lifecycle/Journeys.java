package io.handshake.lead.lifecycle;

import io.handshake.chassis.event.EventLog;
import io.handshake.chassis.sql.Sql;
import io.handshake.lead.funnel.Funnel;
import io.handshake.lead.funnel.Outcome;
import io.handshake.lead.funnel.Trip;
import io.handshake.lead.funnels.Funnels;
import io.handshake.lead.funnels.Traits;
import io.handshake.lead.identity.Aliases;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Where leads' journeys are kept: locks them for a decision, and saves what was decided, any number at once. */
@ApplicationScoped
public class Journeys {
    private final Sql sql;
    private final Aliases aliases;
    private final Funnels funnels;
    private final EventLog log;
    private final InstantSource clock;
    private final StageHistory history;

    Journeys(Sql sql, Aliases aliases, Funnels funnels, EventLog log, InstantSource clock, StageHistory history) {
        this.sql = sql;
        this.aliases = aliases;
        this.funnels = funnels;
        this.log = log;
        this.clock = clock;
        this.history = history;
    }

    /**
     * The journeys of these leads, locked in order of id until the transaction ends; unknown leads are left out. A merged lead is
     * given the journey of the lead it was merged into.
     */
    public Map<UUID, Journey> lock(Collection<UUID> leads) {
        Map<UUID, UUID> standFor = aliases.lock(leads);
        Map<UUID, Journey> journeys = read(new HashSet<>(standFor.values()));
        Map<UUID, Journey> asked = new TreeMap<>();
        standFor.forEach((lead, now) -> asked.put(lead, Objects.requireNonNull(journeys.get(now))));
        return asked;
    }

    private Map<UUID, Journey> read(Collection<UUID> leads) {
        UUID[] ids = leads.toArray(UUID[]::new);
        Function<Traits, Funnel> inForce = funnels.inForce();
        Map<UUID, Journey> journeys = new TreeMap<>();
        sql.list("""
                select id, event_sequence, segment, region, channel, existing_customer, suppressed,
                  (bought ->> 'opportunity')::uuid as bought, (bought ->> 'before')::boolean as before,
                  (select a.customer from account a where a.id = l.account) as account_customer
                from lead l where id = any(?::uuid[])""", row -> journeys.put(id(row, "id"), journey(row, inForce.apply(traits(row)))), (Object) ids);
        sql.list(
                "select lead, number, funnel, funnel_version, stage, outcome, handed_over_anew, opened_at from pass where lead = any(?::uuid[])",
                row -> Objects.requireNonNull(journeys.get(id(row, "lead")))
                        .passes
                        .put(row.getInt("number"), pass(row)),
                (Object) ids);
        history.read(ids, journeys);
        return journeys;
    }

    /** What a hand-off decides from now on about the latest pass of this lead counts, though another one was accepted. */
    public void handOverAnew(Journey journey) {
        sql.update(
                "update pass set handed_over_anew = true where lead = ? and number = ?",
                journey.lead,
                journey.latest().pass());
    }

    /** Writes what was decided about these journeys, and publishes it. */
    public void save(Collection<Journey> journeys) {
        List<Journey> touched =
                journeys.stream().distinct().filter(Journey::touched).toList();
        if (touched.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        savePasses(touched, now);
        history.save(touched, now);
        saveRefusals(touched, now);
        sql.update(
                """
                update lead l set event_sequence = t.sequence, pass = t.pass, stage = t.stage,
                  existing_customer = t.customer, suppressed = t.suppressed, bought = t.bought,
                  own = case when (l.existing_customer, l.bought) is distinct from (t.customer, t.bought)
                    then l.own - '{EXISTING_CUSTOMER,BOUGHT}'::text[] || jsonb_strip_nulls(
                      jsonb_build_object('EXISTING_CUSTOMER', t.customer::text, 'BOUGHT', t.bought::text)) else l.own end,
                  changed_at = case when t.moved then ? else l.changed_at end
                from (select id, sequence, pass, stage, customer, suppressed, moved, case when deal is not null
                    then jsonb_strip_nulls(jsonb_build_object('opportunity', deal, 'before', before)) end as bought
                  from unnest(?::uuid[], ?::bigint[], ?::int[], ?::text[], ?::boolean[], ?::text[], ?::boolean[], ?::uuid[], ?::boolean[])
                    as told (id, sequence, pass, stage, customer, suppressed, moved, deal, before)) t where l.id = t.id""",
                now,
                column(touched, UUID[]::new, journey -> journey.lead),
                column(touched, Long[]::new, journey -> journey.sequence),
                column(touched, Integer[]::new, journey -> journey.latest().pass()),
                column(touched, String[]::new, journey -> journey.latest().stage()),
                column(touched, Boolean[]::new, journey -> journey.customer),
                column(touched, String[]::new, journey -> journey.suppressed),
                column(touched, Boolean[]::new, Journey::moved),
                column(touched, UUID[]::new, journey -> journey.bought == null ? null : journey.bought.opportunity()),
                column(touched, Boolean[]::new, journey -> journey.bought == null ? null : journey.bought.before()));
        log.append(touched.stream().flatMap(journey -> journey.events.stream()).toList());
    }

    private void savePasses(List<Journey> touched, Instant now) {
        record Changed(UUID lead, Pass pass) {}
        List<Changed> changed = touched.stream()
                .flatMap(journey -> journey.passes.values().stream()
                        .filter(pass -> pass.fresh || pass.changed)
                        .map(pass -> new Changed(journey.lead, pass)))
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into pass (recorded_at, lead, number, funnel, funnel_version, stage, outcome, reason, opened_at, closed_at, closed_by,
                  closed_recorded_at, closed_actor, note)
                select ?, * from unnest(?::uuid[], ?::int[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[],
                  ?::timestamptz[], ?::text[], ?::text[])
                on conflict (lead, number) do update set stage = excluded.stage, outcome = excluded.outcome,
                  reason = excluded.reason, closed_at = excluded.closed_at, closed_by = excluded.closed_by,
                  closed_recorded_at = excluded.closed_recorded_at, closed_actor = excluded.closed_actor, note = excluded.note""",
                now,
                column(changed, UUID[]::new, Changed::lead),
                column(changed, Integer[]::new, it -> it.pass().trip.pass()),
                column(changed, String[]::new, it -> it.pass().funnel.key()),
                column(changed, Integer[]::new, it -> it.pass().funnel.version()),
                column(changed, String[]::new, it -> it.pass().trip.stage()),
                column(changed, String[]::new, it -> word(it.pass().trip.outcome())),
                column(changed, String[]::new, it -> it.pass().reason),
                column(changed, Instant[]::new, it -> it.pass().openedAt),
                column(changed, Instant[]::new, it -> it.pass().closedAt),
                column(changed, String[]::new, it -> it.pass().closedBy),
                column(changed, Instant[]::new, it -> it.pass().closedAt == null ? null : now),
                column(changed, String[]::new, it -> it.pass().closedActor),
                column(changed, String[]::new, it -> it.pass().note));
    }

    private void saveRefusals(List<Journey> touched, Instant now) {
        record Told(UUID lead, Journey.Refusal refusal) {}
        List<Told> told = touched.stream()
                .flatMap(journey -> journey.refusals.stream().map(refusal -> new Told(journey.lead, refusal)))
                .toList();
        if (told.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into refused_transition (recorded_at, lead, pass, cause, because, occurred_at,
                  to_stage, actor, reason, definition, definition_version, handoff, opportunity)
                select ?, * from unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::timestamptz[],
                  ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::uuid[], ?::uuid[])""",
                now,
                column(told, UUID[]::new, Told::lead),
                column(told, Integer[]::new, it -> it.refusal().pass()),
                column(told, String[]::new, it -> it.refusal().cause().mark()),
                column(told, String[]::new, it -> it.refusal().because()),
                column(told, Instant[]::new, it -> it.refusal().cause().occurredAt()),
                column(told, String[]::new, it -> it.refusal().to()),
                column(told, String[]::new, it -> it.refusal().cause().actor()),
                column(told, String[]::new, it -> it.refusal().cause().reason()),
                column(told, String[]::new, it -> it.refusal().cause().definition()),
                column(told, Integer[]::new, it -> it.refusal().cause().definitionVersion()),
                column(told, UUID[]::new, it -> it.refusal().cause().handoff()),
                column(told, UUID[]::new, it -> it.refusal().cause().opportunity()));
    }

    private static Journey journey(ResultSet row, Funnel inForce) throws SQLException {
        Journey journey = new Journey(id(row, "id"), row.getLong("event_sequence"), inForce);
        journey.customer = row.getObject("existing_customer", Boolean.class);
        UUID bought = id(row, "bought");
        journey.bought = bought == null ? null : new Purchase(bought, row.getObject("before", Boolean.class));
        journey.suppressed = row.getString("suppressed");
        journey.customerAccount = row.getBoolean("account_customer");
        return journey;
    }

    private Pass pass(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new Pass(
                funnels.version(row.getString("funnel"), row.getInt("funnel_version")),
                new Trip(
                        row.getInt("number"),
                        row.getString("stage"),
                        outcome == null ? null : Outcome.of(outcome),
                        row.getBoolean("handed_over_anew")),
                Objects.requireNonNull(Sql.instant(row, "opened_at")),
                false);
    }

    private static Traits traits(ResultSet row) throws SQLException {
        return new Traits(row.getString("segment"), row.getString("region"), row.getString("channel"));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static @Nullable String word(@Nullable Outcome outcome) {
        return outcome == null ? null : outcome.word();
    }

    private static <R, C> Object column(List<R> rows, IntFunction<C[]> array, Function<R, ? extends @Nullable C> cell) {
        return rows.stream().map(cell).toArray(array);
    }
}
