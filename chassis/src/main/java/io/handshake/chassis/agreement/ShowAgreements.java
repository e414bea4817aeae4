package io.handshake.chassis.agreement;

import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Agreements and their versions as answers show them. */
@ApplicationScoped
public class ShowAgreements {
    private final Agreements agreements;
    private final Standings standings;
    private final Timelines timelines;
    private final InstantSource clock;

    ShowAgreements(Agreements agreements, Standings standings, Timelines timelines, InstantSource clock) {
        this.agreements = agreements;
        this.standings = standings;
        this.timelines = timelines;
        this.clock = clock;
    }

    /** An agreement in the version that counts for somebody now, or in its newest when none does. */
    public record Shown(Version version, int latestVersion, boolean inForce) {}

    /** The agreements of a kind by key. */
    public <V> Page<V> list(String kind, int limit, @Nullable String after, Function<Shown, V> view) {
        String start = after == null ? "" : PageCursor.decode(kind, after).text(0);
        List<Version> found = agreements.newest(kind, start, limit + 1);
        List<Version> page = found.stream().limit(limit).toList();
        Timeline.Moment now = now(kind);
        return new Page<>(
                page.stream().map(newest -> view.apply(shown(newest, now))).toList(),
                found.size() > limit
                        ? PageCursor.encode(kind, page.getLast().id().key())
                        : null);
    }

    public Optional<Shown> find(String kind, String key) {
        return agreements.newest(kind, key).map(newest -> shown(newest, now(kind)));
    }

    /** The versions of a key in order; empty when there is no such key. */
    public <V> Optional<Page<V>> versions(
            String kind, String key, int limit, @Nullable String after, Function<Standing, V> view) {
        String filter = kind + " " + key;
        int start = after == null ? 0 : PageCursor.decode(filter, after).whole(0);
        List<Version> found = agreements.versions(kind, key, start, limit + 1);
        if (found.isEmpty() && start == 0) {
            return Optional.empty();
        }
        List<Version> page = found.stream().limit(limit).toList();
        return Optional.of(new Page<>(
                standings.of(page).stream().map(view).toList(),
                found.size() > limit
                        ? PageCursor.encode(
                                filter, Integer.toString(page.getLast().id().version()))
                        : null));
    }

    /** The answer that shows a version as it stands, with the ETag that a signature names. */
    public <V> RestResponse.ResponseBuilder<V> answer(
            RestResponse.Status status, Version version, Function<Standing, V> view) {
        return RestResponse.ResponseBuilder.create(status, view.apply(standings.of(version)))
                .header("ETag", version.etag());
    }

    private Shown shown(Version newest, Timeline.Moment now) {
        Optional<Version> inForce = now.ofKey(newest.id().key())
                .map(Counting::id)
                .flatMap(id -> id.equals(newest.id()) ? Optional.of(newest) : agreements.find(id));
        return new Shown(inForce.orElse(newest), newest.id().version(), inForce.isPresent());
    }

    private Timeline.Moment now(String kind) {
        return timelines.current(kind).at(clock.instant());
    }
}
