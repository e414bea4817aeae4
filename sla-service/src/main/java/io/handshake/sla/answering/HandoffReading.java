package io.handshake.sla.answering;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.sql.Sql;
import io.handshake.sla.answering.ShowClocks.Draft;
import io.handshake.sla.clocks.ClockRow;
import io.handshake.sla.clocks.ClockView;
import io.handshake.sla.clocks.KeptClocks;
import io.handshake.sla.known.LeadAliases;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hand-offs as people see them; a clock shows what its instants say, announced or not. */
@ApplicationScoped
class HandoffReading {

    private static final String SELECT = """
            select h.id, h.lead, h.pass, h.stage, h.hand_to, h.state, h.rep, r.name as rep_name, h.qualified_at, h.opened_at,
                   h.offered_at, h.decided_at, h.reason, h.version,
            """ + ClockRow.COLUMNS + """
            from handoff h left join rep r on r.id = h.rep left join clock c on c.offer = h.offer
            """;

    private final Sql sql;
    private final KeptClocks clocks;
    private final ShowClocks shown;
    private final OfferReading offers;
    private final ConclusionReading conclusions;
    private final Asking asking;
    private final InstantSource clock;

    HandoffReading(
            Sql sql,
            KeptClocks clocks,
            ShowClocks shown,
            OfferReading offers,
            ConclusionReading conclusions,
            Asking asking,
            InstantSource clock) {
        this.sql = sql;
        this.clocks = clocks;
        this.shown = shown;
        this.offers = offers;
        this.conclusions = conclusions;
        this.asking = asking;
        this.clock = clock;
    }

    /** Which hand-offs to list; a null member does not restrict, and {@code own} keeps to what these reps have. */
    record Filter(
            @Nullable String state,
            @Nullable UUID rep,
            @Nullable UUID lead,
            @Nullable List<UUID> own) {}

    /** Whose eyes see it: a rep sees no other rep's offers, but for those of a team that it manages. Null: everybody's. */
    record Seer(UUID @Nullable [] only) {

        boolean sees(@Nullable UUID rep) {
            return only == null || rep != null && Arrays.asList(only).contains(rep);
        }
    }

    List<HandoffView> list(Filter filter, UUID after, int limit) {
        StringBuilder where = new StringBuilder(" where h.id > ?");
        List<Object> arguments = new ArrayList<>(List.of(after));
        restrict(where, arguments, "h.state = ?", filter.state());
        restrict(where, arguments, "h.rep = ?", filter.rep());
        restrict(
                where,
                arguments,
                "h.rep = any(?::uuid[])",
                filter.own() == null ? null : filter.own().toArray(UUID[]::new));
        restrict(where, arguments, "h.lead = any(array(" + LeadAliases.OF_THE_SAME + "))", filter.lead());
        arguments.add(limit);
        List<Draft<HandoffView>> drafts =
                sql.list(SELECT + where + " order by h.id limit ?", HandoffReading::view, arguments.toArray());
        return shown.finish(drafts, clock.instant());
    }

    /** A hand-off with its offers, at a version. */
    record Found(HandoffView handoff, long version) {

        private boolean wasOffered() {
            List<OfferView> offers = handoff.offers();
            return offers != null && !offers.isEmpty();
        }
    }

    /** A rep finds what was ever offered to that rep. */
    Optional<Found> find(UUID id, Seer seer) {
        Instant now = clock.instant();
        record Kept(Draft<HandoffView> draft, long version) {}
        return sql.first(SELECT + " where h.id = ?", row -> new Kept(view(row), row.getLong("version")), id)
                .map(kept -> {
                    HandoffView view = shown.finish(List.of(kept.draft()), now).getFirst();
                    return new Found(
                            view.with(
                                    offers.of(id, seer, now),
                                    others(view, seer, now),
                                    conclusions.of(id, seer),
                                    asking.next(view)),
                            kept.version());
                })
                .filter(found -> seer.only() == null || found.wasOffered());
    }

    private List<ClockView> others(HandoffView handoff, Seer seer, Instant now) {
        if (!seer.sees(handoff.rep())) {
            return List.of();
        }
        List<ClockRow> rows = sql.list(
                "select " + ClockRow.COLUMNS + " from clock c where c.handoff = ? and c.offer is null order by c.id",
                ClockRow::read,
                handoff.id());
        return clocks.of(rows).stream().map(kept -> ClockView.of(kept, now)).toList();
    }

    private static Draft<HandoffView> view(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        UUID lead = row.getObject("lead", UUID.class);
        int pass = row.getInt("pass");
        String stage = row.getString("stage");
        String to = row.getString("hand_to");
        String state = row.getString("state");
        UUID rep = row.getObject("rep", UUID.class);
        String repName = row.getString("rep_name");
        Instant qualifiedAt = requireNonNull(Sql.instant(row, "qualified_at"));
        Instant openedAt = requireNonNull(Sql.instant(row, "opened_at"));
        Instant offeredAt = Sql.instant(row, "offered_at");
        Instant decidedAt = Sql.instant(row, "decided_at");
        String reason = row.getString("reason");
        return new Draft<>(
                ClockRow.readIfAny(row),
                clock -> new HandoffView(
                        id,
                        lead,
                        pass,
                        stage,
                        to,
                        state,
                        rep,
                        repName,
                        qualifiedAt,
                        openedAt,
                        offeredAt,
                        clock == null ? null : clock.dueAt(),
                        clock == null ? null : clock.state(),
                        decidedAt,
                        reason,
                        null,
                        null,
                        null,
                        null));
    }

    private static void restrict(
            StringBuilder where, List<Object> arguments, String condition, @Nullable Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            arguments.add(value);
        }
    }
}
