package io.handshake.scoring.score;

import io.handshake.scoring.rule.Profile;
import io.handshake.scoring.rule.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/** How a lead's score goes through time, and when it comes to qualify or ceases to. */
public final class Course {
    /** How far ahead a change that time alone brings is looked for. */
    public static final Duration AHEAD = Duration.ofDays(3_653);

    private final History history;
    private final InForce inForce;

    public Course(History history, InForce inForce) {
        this.history = history;
        this.inForce = inForce;
    }

    /** A stretch of time with one set of rules and one set of attributes. */
    private record Era(long from, long to, Map<String, Object> attributes, Optional<RuleSet> rules) {}

    /**
     * The earliest instant before {@code until} at which the lead qualifies by the version in force at that instant. Activities
     * of one instant count together.
     */
    public Optional<Crossing> crossing(Instant until) {
        Optional<Instant> begin = history.begin().filter(instant -> instant.isBefore(until));
        return begin.flatMap(instant -> eras(instant, until).stream()
                .flatMap(era -> crossing(era).stream())
                .findFirst());
    }

    /** The first instant after {@code asOf} at which a score that qualifies no longer does, if nothing more happens. */
    public Optional<Instant> goesCold(RuleSet rules, Instant asOf) {
        Running running = new Running(
                rules,
                history.attributesAt(asOf),
                history.activities().stream()
                        .filter(activity -> !activity.occurredAt().isAfter(asOf))
                        .toList());
        long end = Points.micros(asOf.plus(AHEAD));
        long at = Points.micros(asOf);
        running.goTo(at);
        running.addPresent();
        while (at < end) {
            long next = Math.min(running.next(), end);
            OptionalLong cold = running.failsBefore(next);
            if (cold.isPresent()) {
                return Optional.of(Points.instant(cold.getAsLong()));
            }
            running.goTo(next);
            if (next < end && !running.qualifies()) {
                return Optional.of(Points.instant(next));
            }
            at = next;
        }
        return Optional.empty();
    }

    /** The instants up to {@code until} at which something happened, was told or took effect, in order. */
    public List<Instant> turns(Instant until) {
        TreeSet<Instant> turns = new TreeSet<>();
        history.begin().filter(begin -> !begin.isAfter(until)).ifPresent(begin -> {
            history.activities().forEach(activity -> turns.add(activity.occurredAt()));
            history.profiles().forEach(profile -> turns.add(profile.since()));
            turns.addAll(inForce.changes());
            turns.headSet(begin, false).clear();
            turns.tailSet(until, false).clear();
        });
        return List.copyOf(turns);
    }

    private List<Era> eras(Instant begin, Instant until) {
        TreeSet<Instant> bounds = new TreeSet<>(inForce.changes());
        history.profiles().stream().map(Profile::since).forEach(bounds::add);
        TreeSet<Instant> inside = new TreeSet<>(bounds.subSet(begin, false, until, false));
        inside.add(begin);
        return inside.stream()
                .map(from -> era(from, Optional.ofNullable(inside.higher(from)).orElse(until)))
                .toList();
    }

    private Era era(Instant from, Instant to) {
        Map<String, Object> attributes = history.attributesAt(from);
        return new Era(Points.micros(from), Points.micros(to), attributes, inForce.at(from, attributes));
    }

    private Optional<Crossing> crossing(Era era) {
        return era.rules().flatMap(rules -> crossing(era, new Running(rules, era.attributes(), history.activities())));
    }

    private Optional<Crossing> crossing(Era era, Running running) {
        long at = era.from();
        while (at < era.to()) {
            running.goTo(at);
            boolean enough = running.qualifies();
            boolean acted = running.addPresent();
            if (running.qualifies()) {
                return Optional.of(
                        acted && !enough
                                ? new Crossing.ByActivity(running.decisive(), running.score())
                                : withoutActivity(era, running.score()));
            }
            long next = Math.min(running.next(), era.to());
            OptionalLong faded = running.qualifiesBefore(next);
            if (faded.isPresent()) {
                running.goTo(faded.getAsLong());
                return Optional.of(new Crossing.ByTime(running.score()));
            }
            at = next;
        }
        return Optional.empty();
    }

    private Crossing withoutActivity(Era era, Score score) {
        if (Points.micros(score.asOf()) > era.from()) {
            return new Crossing.ByTime(score);
        }
        if (inForce.changes().contains(score.asOf())) {
            return new Crossing.ByNewVersion(score);
        }
        return new Crossing.ByProfile(score);
    }
}
