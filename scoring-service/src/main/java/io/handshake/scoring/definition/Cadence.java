package io.handshake.scoring.definition;

import io.handshake.chassis.agreement.Counting;
import io.handshake.chassis.agreement.Standing;
import io.handshake.chassis.agreement.State;
import io.handshake.chassis.agreement.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How often a definition changes. */
@Schema(
        name = "Cadence",
        description = "How often the definition changes. A change that comes soon after the last one leaves no time to"
                + " learn from that; one that does not change for long is not looked after. Warnings refuse nothing.")
public record Cadence(
        @Schema(
                description = "When the definition last changed before this version takes or took effect; null: never.",
                required = true,
                nullable = true)
        @Nullable
        Instant lastChange,

        @Schema(
                description = "Whole days from then until this version takes or took effect, which for one without both"
                        + " signatures is effectiveFrom, or now when that has passed; null: no change before.",
                required = true,
                nullable = true,
                minimum = "0")
        @Nullable
        Long daysSinceLastChange,

        @Schema(
                description = "For how many whole days this version has been in force; null when it is not.",
                required = true,
                nullable = true,
                minimum = "0")
        @Nullable
        Long daysInForce,

        @Schema(
                description = "How many versions of the definition came into force in the last 365 days.",
                required = true,
                minimum = "0")
        int changesPerYear,

        @Schema(
                description = "too-soon: less than 90 days since the last change; stale: in force for 120 days or more"
                        + " without a change. More may come.",
                required = true)
        List<String> warnings) {
    private static final Duration TOO_SOON = Duration.ofDays(90);
    private static final Duration STALE = Duration.ofDays(120);
    private static final Duration YEAR = Duration.ofDays(365);

    static Cadence of(Standing standing, Timeline timeline, Instant now) {
        List<Counting> changes = changes(standing, timeline);
        Instant effect = standing.inForceFrom().orElseGet(() -> soonest(standing, now));
        Optional<Instant> last = changes.stream()
                .filter(change -> !change.id().equals(standing.version().id()))
                .map(Counting::from)
                .filter(from -> from.isBefore(effect))
                .max(Instant::compareTo);
        Optional<Duration> since = last.map(change -> Duration.between(change, effect));
        Optional<Duration> inForce = Optional.of(Duration.between(effect, now))
                .filter(age -> standing.state() == State.IN_FORCE
                        && !standing.version().shipped());
        return new Cadence(
                last.orElse(null),
                since.map(Duration::toDays).orElse(null),
                inForce.map(Duration::toDays).orElse(null),
                Math.toIntExact(changes.stream()
                        .map(Counting::from)
                        .filter(change -> !change.isAfter(now) && change.isAfter(now.minus(YEAR)))
                        .count()),
                warnings(since, inForce));
    }

    private static List<String> warnings(Optional<Duration> since, Optional<Duration> inForce) {
        List<String> warnings = new ArrayList<>();
        since.filter(days -> days.compareTo(TOO_SOON) < 0).ifPresent(days -> warnings.add("too-soon"));
        inForce.filter(age -> age.compareTo(STALE) >= 0).ifPresent(age -> warnings.add("stale"));
        return warnings;
    }

    private static Instant soonest(Standing standing, Instant now) {
        Instant from = standing.version().terms().effectiveFrom();
        return from.isAfter(now) ? from : now;
    }

    /** The versions of its key that came into force, or will; those overtaken before their time never do. */
    private static List<Counting> changes(Standing standing, Timeline timeline) {
        return timeline.versions().stream()
                .filter(version -> version.signed()
                        && version.id().key().equals(standing.version().id().key())
                        && timeline.overtaking(version).isEmpty())
                .toList();
    }
}
