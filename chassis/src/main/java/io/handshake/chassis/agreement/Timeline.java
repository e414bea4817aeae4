package io.handshake.chassis.agreement;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which version of which agreement counts for whom, and when.
 *
 * <p>Of each key the newest signed version that has begun stands, until it ends; it does not hand back to an older one. What
 * was shipped stands for ever. Of those that stand and match, the one with the most dimensions counts, a signed one before a
 * shipped one.
 */
public final class Timeline {
    private static final Comparator<Counting> PRECEDENCE = Comparator.<Counting>comparingInt(
                    version -> version.scope().specificity())
            .thenComparing(Counting::signed)
            .thenComparing(version -> version.id().key(), Comparator.reverseOrder())
            .thenComparing(version -> version.id().version());

    private final List<Counting> versions;

    private Timeline(Collection<Counting> versions) {
        this.versions = List.copyOf(versions);
    }

    public static Timeline of(Collection<Counting> versions) {
        return new Timeline(versions);
    }

    public List<Counting> versions() {
        return versions;
    }

    /** The instants at which a version begins, or ends by itself, in order: between them nothing changes. */
    public List<Instant> changes() {
        return versions.stream()
                .flatMap(version -> Stream.of(Optional.of(version.from()), Optional.ofNullable(version.until())))
                .flatMap(Optional::stream)
                .distinct()
                .sorted()
                .toList();
    }

    /** What stands at one instant. */
    public record Moment(List<Counting> standing) {
        /** The version that counts for somebody with these values. */
        public Optional<Counting> of(Map<String, String> subject) {
            return standing.stream()
                    .filter(version -> version.scope().matches(subject))
                    .max(PRECEDENCE);
        }

        /** The version of a key that counts for somebody. */
        public Optional<Counting> ofKey(String key) {
            return standing.stream()
                    .filter(version -> version.isOfKey(key) && counts(version))
                    .max(Comparator.comparing(Counting::signed));
        }

        /** Everything that counts for somebody, by key. */
        public List<Counting> counting() {
            return standing.stream()
                    .filter(this::counts)
                    .sorted(Comparator.comparing(version -> version.id().key()))
                    .toList();
        }

        /** A signed version of the same scope leaves nobody to a shipped one. */
        public boolean counts(Counting version) {
            return standing.contains(version)
                    && (version.signed()
                            || standing.stream()
                                    .noneMatch(other ->
                                            other.signed() && other.scope().means(version.scope())));
        }
    }

    public Moment at(Instant instant) {
        return new Moment(versions.stream()
                .filter(version -> version.begunBy(instant) && !endOf(version).endedBy(instant))
                .toList());
    }

    /** A signed version of another key that would count for somebody as much as this one, at the same time. */
    public Optional<Counting> clashOf(Counting candidate) {
        Timeline with = with(candidate);
        return versions.stream()
                .filter(other -> other.signed() && !other.isOfKey(candidate.id().key()))
                .filter(other ->
                        other.scope().specificity() == candidate.scope().specificity())
                .filter(other -> other.scope().meets(candidate.scope()))
                .filter(other -> with.overlap(other, candidate))
                .findFirst();
    }

    /** The newer version of its key that leaves this one no time at all. */
    public Optional<Counting> overtaking(Counting candidate) {
        return newer(candidate).filter(other -> other.begunBy(candidate.from())).findFirst();
    }

    Optional<Counting> find(VersionId id) {
        return versions.stream().filter(version -> version.id().equals(id)).findFirst();
    }

    /** Whether a version ends by the end that was signed, and not earlier by a newer one. */
    public boolean expires(Counting version) {
        End end = endOf(version);
        return end.at() != null && end.at().equals(version.until());
    }

    Timeline with(Counting candidate) {
        return new Timeline(Stream.concat(
                        versions.stream().filter(version -> !version.id().equals(candidate.id())), Stream.of(candidate))
                .toList());
    }

    private record End(@Nullable Instant at) {
        boolean endedBy(Instant instant) {
            return at != null && !at.isAfter(instant);
        }

        boolean isAfter(Instant instant) {
            return at == null || at.isAfter(instant);
        }
    }

    private boolean overlap(Counting one, Counting other) {
        Instant later = one.from().isAfter(other.from()) ? one.from() : other.from();
        return endOf(one).isAfter(later) && endOf(other).isAfter(later);
    }

    /** By its own end, or by the first newer version of its key; shipped versions have no end. */
    private End endOf(Counting version) {
        if (!version.signed()) {
            return new End(null);
        }
        Optional<Instant> superseded = newer(version).map(Counting::from).min(Comparator.naturalOrder());
        Instant until = version.until();
        return new End(
                superseded.filter(at -> until == null || at.isBefore(until)).orElse(until));
    }

    private Stream<Counting> newer(Counting version) {
        return versions.stream()
                .filter(other -> other.signed()
                        && other.isOfKey(version.id().key())
                        && other.id().version() > version.id().version());
    }
}
