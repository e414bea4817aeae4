package io.handshake.scoring.score;

import io.handshake.scoring.rule.Activity;
import io.handshake.scoring.rule.Profile;
import io.handshake.scoring.rule.RuleSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.UUID;

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

    /** When it came to qualify, and whether anything was done at that instant. */
    private record Reached(Era era, Running running, boolean acted) {
        Crossing crossing(Collection<Instant> changes) {
            Sum sum = running.sum();
            Optional<Activity> by = acted ? running.decisive() : Optional.empty();
            return by.<Crossing>map(it -> new Crossing.ByActivity(it, sum))
                    .orElseGet(() -> withoutActivity(era, sum, changes));
        }
    }

    /**
     * The earliest instant before {@code until} at which the lead qualifies by the version in force at that instant. Activities
     * of one instant count together.
     */
    public Optional<Crossing> crossing(Instant until) {
        return reached(until).map(reached -> reached.crossing(inForce.changes()));
    }

    /** The score at that instant; what brought it there is not looked for. */
    public Optional<Sum> crossed(Instant until) {
        return reached(until).map(reached -> reached.running().sum());
    }

    private Optional<Reached> reached(Instant until) {
        Optional<Instant> begin = history.begin().filter(instant -> instant.isBefore(until));
        Map<RuleSet, Running> running = new IdentityHashMap<>();
        return begin.map(instant -> eras(instant, until)).orElse(List.of()).stream()
                .flatMap(era -> era.rules().stream()
                        .map(rules -> running.computeIfAbsent(rules, it -> new Running(it, history)))
                        .flatMap(it -> reached(era, it.of(era.attributes())).stream()))
                .findFirst();
    }

    /** The score at an instant by the version in force then; what happened later does not count. */
    public Optional<Sum> sum(Instant asOf) {
        Map<String, Object> attributes = history.attributesAt(asOf);
        return inForce.at(asOf, attributes)
                .map(rules ->
                        at(asOf, new Running(rules, history).of(attributes)).sum());
    }

    /** The first instant after {@code asOf} at which a score that qualifies no longer does, if nothing more happens. */
    public Optional<Instant> goesCold(RuleSet rules, Instant asOf) {
        Running running = at(asOf, new Running(rules, until(asOf)).of(history.attributesAt(asOf)));
        running.skipHidden();
        long end = Points.micros(asOf.plus(AHEAD));
        while (running.at() < end) {
            long next = Math.min(running.next(), end);
            OptionalLong cold = running.failsBefore(next);
            if (cold.isPresent()) {
                return Optional.of(Points.instant(cold.getAsLong()));
            }
            running.goTo(next);
            if (next < end && !running.qualifies()) {
                return Optional.of(Points.instant(next));
            }
        }
        return Optional.empty();
    }

    private History until(Instant asOf) {
        return history.with(Deeds.until(history.activities(), asOf));
    }

    private static Running at(Instant instant, Running running) {
        running.goTo(Points.micros(instant));
        running.addPresent();
        return running;
    }

    /** All that happened, added up by each set of rules that counts at its end or later, before {@code until}. */
    public Past past(Instant until) {
        Instant end = history.last().orElseThrow();
        Map<RuleSet, Running> reached = new HashMap<>();
        eras(end, until).stream()
                .flatMap(era -> era.rules().stream())
                .forEach(rules -> reached.computeIfAbsent(rules, it -> at(end, new Running(it, history))));
        return Past.of(end, reached);
    }

    /**
     * What the course up to an instant rests on beside activities: as long as this is the same, who the lead was by then and what
     * was in force are too.
     */
    public UUID ground(Instant until) {
        StringBuilder ground = new StringBuilder();
        history.profiles().stream().map(Profile::since).limit(1).forEach(ground::append);
        history.profiles().stream()
                .map(Profile::since)
                .filter(since -> !since.isAfter(until))
                .forEach(since -> ground.append(" known ").append(since));
        TreeSet<Instant> bounds = new TreeSet<>(bounds().headSet(until, true));
        bounds.add(until);
        for (Instant bound : bounds) {
            ground.append(" by ").append(bound).append(' ');
            inForce.at(bound, history.attributesAt(bound))
                    .ifPresent(rules ->
                            ground.append(rules.definition()).append(' ').append(rules.version()));
        }
        return UUID.nameUUIDFromBytes(ground.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The first so many instants after one and up to another at which something happened, was told or took effect, in order. */
    public List<Instant> turns(Instant after, Instant until, int most) {
        TreeSet<Instant> turns = new TreeSet<>();
        history.begin().filter(begin -> !begin.isAfter(until)).ifPresent(begin -> {
            history.activities().stream()
                    .map(Activity::occurredAt)
                    .filter(instant -> instant.isAfter(after))
                    .distinct()
                    .limit(most)
                    .forEach(turns::add);
            turns.addAll(bounds());
            turns.headSet(begin, false).clear();
            turns.headSet(after, true).clear();
            turns.tailSet(until, false).clear();
        });
        return turns.stream().limit(most).toList();
    }

    private TreeSet<Instant> bounds() {
        TreeSet<Instant> bounds = new TreeSet<>(inForce.changes());
        history.profiles().stream().map(Profile::since).forEach(bounds::add);
        return bounds;
    }

    private List<Era> eras(Instant begin, Instant until) {
        TreeSet<Instant> inside = new TreeSet<>(bounds().subSet(begin, false, until, false));
        inside.add(begin);
        return inside.stream()
                .map(from -> era(from, Optional.ofNullable(inside.higher(from)).orElse(until)))
                .toList();
    }

    private Era era(Instant from, Instant to) {
        Map<String, Object> attributes = history.attributesAt(from);
        return new Era(Points.micros(from), Points.micros(to), attributes, inForce.at(from, attributes));
    }

    private static Optional<Reached> reached(Era era, Running running) {
        long at = era.from();
        while (at < era.to() && running.mayQualify(era.to())) {
            running.goTo(at);
            boolean acted = running.addPresent();
            boolean near = running.isNear();
            if (near && running.qualifies()) {
                return Optional.of(new Reached(era, running, acted));
            }
            long next = Math.min(running.next(), era.to());
            OptionalLong faded = near ? running.qualifiesBefore(next) : OptionalLong.empty();
            if (faded.isPresent()) {
                running.goTo(faded.getAsLong());
                return Optional.of(new Reached(era, running, false));
            }
            at = next;
        }
        return Optional.empty();
    }

    private static Crossing withoutActivity(Era era, Sum score, Collection<Instant> changes) {
        if (Points.micros(score.asOf()) > era.from()) {
            return new Crossing.ByTime(score);
        }
        return changes.contains(score.asOf()) ? new Crossing.ByNewVersion(score) : new Crossing.ByProfile(score);
    }
}
