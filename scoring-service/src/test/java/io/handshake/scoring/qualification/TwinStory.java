package io.handshake.scoring.qualification;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.inbox.FeedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Two leads to whom the same happens in the same moments, and another pair who may turn out to be them. */
final class TwinStory {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> COUNTRIES = List.of("DE", "US");

    final Random random;
    private final String segment;
    private final List<String> types;
    private final UUID[] person;
    private final UUID[] alias;
    private final List<UUID[]> keys = new ArrayList<>();
    private final List<FeedEvent> page = new ArrayList<>();
    private int moves = 1;
    private int pass = 1;
    private boolean open = true;
    private long sequence;

    TwinStory(Random random, String segment, List<String> types, Instant now) {
        this.random = random;
        this.segment = segment;
        this.types = types;
        this.person = pair();
        this.alias = pair();
        keys.add(person);
        for (UUID[] lead : new UUID[][] {person, alias}) {
            knows(lead, "DE", now);
            both(lead, "lead-identified", now, (it, i) -> Map.of("keys", List.of(key(lead[i], 1))));
            both(lead, "pass-opened", now, (it, i) -> Map.of("pass", 1, "milestone", "LEAD"));
        }
    }

    private interface Told {
        Map<String, Object> data(UUID lead, int twin);
    }

    UUID twin(int which) {
        return person[which];
    }

    /** What a twin's activity is called for the other. */
    static UUID ofFirst(UUID id) {
        return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() & ~1L);
    }

    /** What has happened since the last page. */
    List<FeedEvent> page() {
        List<FeedEvent> told = List.copyOf(page);
        page.clear();
        return told;
    }

    void happens(Instant now) {
        switch (random.nextInt(16)) {
            case 0 -> knows(person, COUNTRIES.get(random.nextInt(2)), now);
            case 1 -> knows(person, COUNTRIES.get(random.nextInt(2)), now.minus(Duration.ofHours(random.nextInt(30))));
            case 2 -> joins(now);
            case 3 -> merges(now);
            case 4 -> ends(now);
            case 5 -> acts(1 + random.nextInt(3), now, Duration.ofHours(40), now.minus(Duration.ofHours(1)));
            case 6 -> acts(1 + random.nextInt(3), now, Duration.ofHours(40), now);
            default -> acts(1 + random.nextInt(300), now, Duration.ofMinutes(20), now);
        }
    }

    /** In order mostly, as far back as told. */
    private void acts(int count, Instant now, Duration back, Instant recorded) {
        for (int i = 0; i < count; i++) {
            UUID[] id = pair();
            UUID[] key = keys.get(random.nextInt(keys.size()));
            String type = types.get(random.nextInt(types.size()));
            Instant at = now.minus(back.dividedBy(count).multipliedBy(count - i));
            for (int twin = 0; twin < 2; twin++) {
                tell(
                        "activity-recorded",
                        key[twin],
                        null,
                        at,
                        recorded.plusNanos(i / 3 * 1_000L),
                        Map.of("activity", id[twin], "activityType", type));
            }
        }
    }

    private void knows(UUID[] lead, String country, Instant since) {
        sequence++;
        for (int twin = 0; twin < 2; twin++) {
            tell(
                    "lead-changed",
                    lead[twin],
                    sequence,
                    since,
                    since,
                    Map.of("lead", lead[twin], "source", "test", "segment", segment, "country", country));
        }
    }

    private void joins(Instant now) {
        UUID[] key = pair();
        keys.add(key);
        if (random.nextBoolean()) {
            acts(20, now, Duration.ofHours(2), now);
        }
        both(person, "lead-identified", now, (lead, twin) -> Map.of("keys", List.of(key(key[twin], 1))));
    }

    private void merges(Instant now) {
        moves++;
        keys.remove(alias);
        if (moves % 2 == 0) {
            keys.add(alias);
        }
        both(
                person,
                moves % 2 == 0 ? "lead-merged" : "lead-unmerged",
                now,
                (lead, twin) -> Map.of(
                        "merged", alias[twin], "unmerged", alias[twin], "keys", List.of(key(alias[twin], moves))));
    }

    private void ends(Instant now) {
        if (open) {
            both(
                    person,
                    "pass-closed",
                    now,
                    (lead, twin) -> Map.of("pass", pass, "outcome", "recycled", "reason", "other"));
        } else {
            pass++;
            both(person, "pass-opened", now, (lead, twin) -> Map.of("pass", pass, "milestone", "LEAD"));
        }
        open = !open;
    }

    private void both(UUID[] leads, String type, Instant now, Told told) {
        sequence++;
        for (int twin = 0; twin < 2; twin++) {
            tell(type, leads[twin], sequence, now, now, told.data(leads[twin], twin));
        }
    }

    private void tell(
            String type,
            UUID subject,
            @Nullable Long sequence,
            Instant at,
            Instant recorded,
            Map<String, Object> data) {
        page.add(new FeedEvent("0", type, subject.toString(), sequence, at, recorded, JSON.valueToTree(data)));
    }

    private static Map<String, Object> key(UUID key, int moves) {
        return Map.of("key", key.toString(), "moves", moves);
    }

    /** Two ids that stand to all others alike. */
    private UUID[] pair() {
        long most = random.nextLong();
        long least = random.nextLong();
        return new UUID[] {new UUID(most, least & ~1L), new UUID(most, least | 1L)};
    }
}
