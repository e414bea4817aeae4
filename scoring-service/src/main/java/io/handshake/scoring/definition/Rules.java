package io.handshake.scoring.definition;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.handshake.chassis.agreement.Agreements;
import io.handshake.chassis.agreement.Counting;
import io.handshake.chassis.agreement.Timeline;
import io.handshake.chassis.agreement.Timelines;
import io.handshake.chassis.agreement.VersionId;
import io.handshake.chassis.sql.Sql;
import io.handshake.scoring.rule.IntentRule;
import io.handshake.scoring.rule.RuleSet;
import io.handshake.scoring.score.InForce;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The definitions as arithmetic, and which of them counts for whom and when. A version never changes, so it is read once. */
@ApplicationScoped
public class Rules {
    public static final String KIND = "definition";

    /** How far in the future an activity may claim to have happened. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Map<VersionId, RuleSet> known = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> properties = new ConcurrentHashMap<>();
    private final Timelines timelines;
    private final Agreements agreements;
    private final Sql sql;
    private final InstantSource clock;

    Rules(Timelines timelines, Agreements agreements, Sql sql, InstantSource clock) {
        this.timelines = timelines;
        this.agreements = agreements;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * What leads are judged by, as long as nobody can change it.
     *
     * @param timeline the versions whose time has come, here or by the clock of whoever put them in force, and those of the next
     *     minutes, since an activity may claim to be that far ahead
     * @param asOf the instant to judge at: no earlier than what any replica has seen come, whatever this one's clock says
     * @param rules of each version on the timeline
     */
    public record Held(Timeline timeline, Instant asOf, Map<VersionId, RuleSet> rules) {
        public InForce inForce() {
            return new InForceRules(timeline, rules::get);
        }
    }

    /** A version that some replica has seen begin or end. */
    private record Come(VersionId id, Instant since) {}

    /** Nobody puts a version in force before this transaction has ended. */
    public Held held() {
        timelines.holdUnchanged(KIND);
        Instant now = clock.instant();
        List<Come> come = come();
        Set<VersionId> begun = come.stream().map(Come::id).collect(toSet());
        List<Counting> counting = timelines.current(KIND).versions().stream()
                .filter(version ->
                        !version.signed() || begun.contains(version.id()) || version.begunBy(now.plus(AHEAD)))
                .toList();
        return new Held(
                Timeline.of(counting),
                come.stream().map(Come::since).reduce(now, (one, other) -> one.isAfter(other) ? one : other),
                counting.stream().map(Counting::id).collect(toMap(Function.identity(), this::of)));
    }

    /** What counted by the signatures given by an instant, for who only reads: what was signed later had not been signed then. */
    public Held asKnown(Instant knownAt) {
        Set<VersionId> signedLater = Set.copyOf(
                sql.list("""
                select key, version from agreement_signature where kind = ? group by key, version having max(signed_at) > ?""", row -> new VersionId(KIND, row.getString("key"), row.getInt("version")), KIND, knownAt));
        List<Counting> counting = current().versions().stream()
                .filter(version -> !signedLater.contains(version.id()))
                .toList();
        return new Held(
                Timeline.of(counting),
                knownAt,
                counting.stream().map(Counting::id).collect(toMap(Function.identity(), this::of)));
    }

    /** What would count if a version had always been in force, in the place of the others of its key. */
    public InForce asIfAlways(Held held, String key, int version) {
        VersionId id = new VersionId(KIND, key, version);
        return new InForceRules(held.timeline(), this::of)
                .asIfAlways(id, timelines.terms(id).scope());
    }

    /** The timeline as it is written, for who only reads. */
    public Timeline current() {
        return timelines.current(KIND);
    }

    /** What counts as it is written, for who only reads. */
    public InForce inForce() {
        Timeline timeline = current();
        timeline.versions().forEach(counting -> of(counting.id()));
        return new InForceRules(timeline, this::of);
    }

    /** By activity type, the properties that any rules read so far ask for. Whoever goes by rules reads them before activities. */
    public Map<String, Set<String>> properties() {
        return properties;
    }

    /** The rules of a version, signed or not. */
    public Optional<RuleSet> find(String key, int version) {
        VersionId id = new VersionId(KIND, key, version);
        RuleSet before = known.get(id);
        return before != null
                ? Optional.of(before)
                : agreements.find(id).map(found -> remember(id, found.terms().content(DefinitionContent.class)));
    }

    /** The rules of a version that is there. */
    public RuleSet of(VersionId id) {
        return find(id.key(), id.version()).orElseThrow(() -> new IllegalStateException("there is no " + id));
    }

    DefinitionContent content(VersionId id) {
        return timelines.terms(id).content(DefinitionContent.class);
    }

    private RuleSet remember(VersionId id, DefinitionContent content) {
        RuleSet rules = content.rules(id.key(), id.version());
        for (IntentRule rule : rules.intentRules()) {
            rule.where()
                    .forEach(condition -> properties
                            .computeIfAbsent(rule.activityType(), type -> ConcurrentHashMap.newKeySet())
                            .add(condition.name()));
        }
        known.put(id, rules);
        return rules;
    }

    private List<Come> come() {
        return sql.list(
                "select key, version, since from scoring_anew where begun",
                row -> new Come(
                        new VersionId(KIND, row.getString("key"), row.getInt("version")),
                        Objects.requireNonNull(Sql.instant(row, "since"))));
    }
}
