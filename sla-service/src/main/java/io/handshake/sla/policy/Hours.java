package io.handshake.sla.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose hours count for a clock.
 *
 * @param key the calendar that counts, or that stands in where whoever it is about has none
 * @param byCountry calendars of the buyers' countries; empty when it is not about the buyer
 */
public record Hours(Of of, String key, Map<String, String> byCountry) {

    public Hours {
        byCountry = Map.copyOf(byCountry);
    }

    /** Whom the hours are about. */
    public enum Of {
        FIXED,
        BUYER,
        TEAM,
        REP;

        public static Of of(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }

        /** Whether there has to be a rep. */
        public boolean needsRep() {
            return this == TEAM || this == REP;
        }
    }

    /** The calendars of a rep and of its team, as far as there are any. */
    public record OfRep(@Nullable String own, @Nullable String team) {
        public static final OfRep NONE = new OfRep(null, null);
    }

    /** A calendar, and whether it stands in for the one that is meant. */
    public record Chosen(String key, boolean standsIn) {}

    /** The calendars that can count, the one that is meant first; the first that there is counts. */
    public List<Chosen> of(@Nullable String country, OfRep rep) {
        Chosen otherwise = new Chosen(key, of != Of.FIXED);
        return switch (of) {
            case FIXED -> List.of(otherwise);
            case BUYER -> listed(meant(country == null ? null : byCountry.get(country)), otherwise);
            case TEAM -> listed(meant(rep.team()), otherwise);
            case REP ->
                listed(
                        meant(rep.own()),
                        Stream.concat(
                                        Optional.ofNullable(rep.team()).map(team -> new Chosen(team, true)).stream(),
                                        Stream.of(otherwise))
                                .toArray(Chosen[]::new));
        };
    }

    private static Optional<Chosen> meant(@Nullable String calendar) {
        return Optional.ofNullable(calendar).map(own -> new Chosen(own, false));
    }

    private static List<Chosen> listed(Optional<Chosen> meant, Chosen... otherwise) {
        return Stream.concat(meant.stream(), Stream.of(otherwise)).toList();
    }
}
