package io.handshake.sla.known;

import static java.util.Objects.requireNonNull;

import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.sql.Sql;
import io.handshake.sla.rows.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The copies of opportunities that measures read; a late or repeated word changes nothing. */
@ApplicationScoped
public class KnownDeals {
    private final Sql sql;

    KnownDeals(Sql sql) {
        this.sql = sql;
    }

    record LeadPass(UUID lead, int pass) {}

    record Amount(long minor, String currency) {}

    /** What is read of each fact about an opportunity. */
    record Opportunity(
            UUID opportunity,
            @Nullable UUID lead,
            @Nullable Integer pass,
            @Nullable List<LeadPass> leads,
            @Nullable UUID handoff,
            @Nullable Amount amount) {

        /** Facts published before an opportunity could have several leads name the one only. */
        Stream<LeadPass> places() {
            if (leads != null) {
                return leads.stream();
            }
            return lead == null || pass == null ? Stream.of() : Stream.of(new LeadPass(lead, pass));
        }
    }

    private record Place(UUID opportunity, LeadPass in) {}

    private record Word(
            long sequence,
            String state,
            UUID opportunity,
            @Nullable UUID handoff,
            @Nullable Amount amount,
            List<Place> places) {

        /** The later one, with what only the earlier one said. */
        Word then(Word later) {
            return new Word(
                    later.sequence,
                    later.state,
                    opportunity,
                    later.handoff == null ? handoff : later.handoff,
                    later.amount,
                    Stream.concat(places.stream(), later.places.stream()).toList());
        }
    }

    /** That an opportunity was opened out of a hand-off. */
    public record Opened(UUID handoff, Instant at, Instant recordedAt) {}

    /** An opportunity, and whether it is open, won or lost. */
    public record Deal(UUID opportunity, String state) {}

    /** Those that a page tells of. */
    public static List<Opened> opened(List<FeedEvent> page) {
        return page.stream()
                .filter(event -> event.type().equals("opportunity-created"))
                .flatMap(event -> Stream.ofNullable(event.as(Opportunity.class).handoff())
                        .map(handoff -> new Opened(handoff, event.occurredAt(), event.recordedAt())))
                .toList();
    }

    /** One that was ever told to run in this pass, or that came out of this hand-off and was not lost; an open one first. */
    public Optional<Deal> carrying(UUID lead, int pass, UUID handoff) {
        return sql.first(
                """
                select opportunity, state from known_deal k
                where k.opportunity in (
                  select d.opportunity from known_deal d where d.handoff = ? and d.state <> 'lost'
                  union select p.opportunity from deal_pass p where p.lead = ? and p.pass = ?)
                order by state <> 'open', opportunity limit 1
                """,
                row -> new Deal(row.getObject("opportunity", UUID.class), row.getString("state")),
                handoff,
                lead,
                pass);
    }

    /** Takes in what a page tells. */
    public void follow(List<FeedEvent> page) {
        Map<UUID, Word> told = new TreeMap<>();
        for (FeedEvent event : page) {
            switch (event.type()) {
                case "opportunity-created", "opportunity-changed", "opportunity-reopened" -> hear(event, "open", told);
                case "opportunity-won" -> hear(event, "won", told);
                case "opportunity-lost" -> hear(event, "lost", told);
                default -> {
                    // not of opportunities
                }
            }
        }
        if (!told.isEmpty()) {
            write(told.values());
            writePlaces(told.values().stream()
                    .flatMap(word -> word.places().stream())
                    .toList());
        }
    }

    /** Forgets how its words were numbered, as when the feed began anew: whatever is told next counts. */
    public void feedBeginsAnew() {
        sql.update("update known_deal set sequence = 0");
    }

    private static void hear(FeedEvent event, String state, Map<UUID, Word> told) {
        Opportunity it = event.as(Opportunity.class);
        Word word = new Word(
                requireNonNull(event.sequence(), "facts of an opportunity are counted"),
                state,
                it.opportunity(),
                it.handoff(),
                it.amount(),
                it.places().map(in -> new Place(it.opportunity(), in)).toList());
        told.merge(it.opportunity(), word, Word::then);
    }

    private void write(Collection<Word> words) {
        Columns<Word> columns = new Columns<>(words);
        sql.update(
                """
                insert into known_deal as k (opportunity, sequence, handoff, state, amount_minor, currency)
                select * from unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::text[], ?::bigint[], ?::text[])
                on conflict (opportunity) do update
                set (sequence, handoff, state, amount_minor, currency) =
                  (excluded.sequence, coalesce(excluded.handoff, k.handoff), excluded.state, excluded.amount_minor,
                   excluded.currency)
                where k.sequence < excluded.sequence
                """,
                columns.uuids(Word::opportunity),
                columns.longs(Word::sequence),
                columns.uuids(Word::handoff),
                columns.texts(Word::state),
                columns.longs(
                        word -> word.amount() == null ? null : word.amount().minor()),
                columns.texts(
                        word -> word.amount() == null ? null : word.amount().currency()));
    }

    private void writePlaces(Collection<Place> places) {
        Columns<Place> columns = new Columns<>(places);
        sql.update(
                """
                insert into deal_pass (lead, pass, opportunity)
                select distinct * from unnest(?::uuid[], ?::int[], ?::uuid[]) as t (lead, pass, opportunity)
                order by opportunity, lead, pass on conflict do nothing
                """,
                columns.uuids(place -> place.in().lead()),
                columns.ints(place -> place.in().pass()),
                columns.uuids(Place::opportunity));
    }
}
