package io.handshake.scoring.qualification;

import static io.handshake.scoring.qualification.PlayedLead.BACK_THEN;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.scoring.score.Pass;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Words of many leads about the same keys arrive in any order; only each lead's own keep theirs. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class MergeOrderTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant BEGIN = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final int LEADS = 5;

    @Inject
    LeadInbox inbox;

    @Inject
    Evidence evidence;

    @Inject
    Sql sql;

    static IntStream seeds() {
        return IntStream.range(0, 25);
    }

    /** What lead-service would do and tell, kept as plainly as can be: one owner per key, changed as things happen. */
    private static final class Story {
        final Random random;
        final List<UUID> leads = new ArrayList<>();
        final Map<UUID, UUID> owner = new LinkedHashMap<>();
        final Map<UUID, Integer> moves = new HashMap<>();
        final List<Merge> merges = new ArrayList<>();
        final Map<UUID, UUID> postedUnder = new HashMap<>();
        final Map<UUID, List<FeedEvent>> told = new LinkedHashMap<>();
        int tick;

        record Merge(UUID survivor, UUID merged, List<UUID> keys) {}

        Story(Random random) {
            this.random = random;
            for (int i = 0; i < LEADS; i++) {
                UUID lead = id();
                leads.add(lead);
                join(lead, lead);
                tell(lead, "pass-opened", Map.of("pass", 1, "milestone", "LEAD"));
            }
            IntStream.range(0, 40).forEach(step -> happens());
        }

        private void happens() {
            switch (random.nextInt(6)) {
                case 0 -> join(standing(), id());
                case 1 -> handOn();
                case 2, 3 -> merge();
                case 4 -> unmerge();
                default -> {
                    List<UUID> keys = List.copyOf(owner.keySet());
                    UUID key = keys.get(random.nextInt(keys.size()));
                    UUID activity = id();
                    postedUnder.put(activity, key);
                    tell(
                            activity,
                            key,
                            "activity-recorded",
                            Map.of("activity", activity, "activityType", "careers-page"));
                }
            }
        }

        private void join(UUID lead, UUID key) {
            owner.put(key, lead);
            moves.put(key, 1);
            tell(lead, "lead-identified", Map.of("keys", List.of(Map.of("key", key))));
        }

        /** A visitor's key that never moved by a merge may be recognised as another lead's. */
        private void handOn() {
            owner.keySet().stream()
                    .filter(key -> !leads.contains(key) && moves.getOrDefault(key, 0) == 1)
                    .findAny()
                    .ifPresent(key -> join(standing(), key));
        }

        boolean owns(UUID lead, UUID key) {
            return lead.equals(owner.get(key));
        }

        private UUID standing() {
            List<UUID> standing =
                    leads.stream().filter(lead -> owns(lead, lead)).toList();
            return standing.get(random.nextInt(standing.size()));
        }

        private void merge() {
            UUID one = standing();
            UUID other = standing();
            if (leads.indexOf(one) < leads.indexOf(other)) {
                List<UUID> keys =
                        owner.keySet().stream().filter(key -> owns(other, key)).toList();
                merges.add(new Merge(one, other, keys));
                tell(one, "lead-merged", Map.of("merged", other, "keys", moved(keys, one)));
            }
        }

        private void unmerge() {
            if (!merges.isEmpty()) {
                Merge wrong = merges.removeLast();
                tell(
                        wrong.survivor(),
                        "lead-unmerged",
                        Map.of("unmerged", wrong.merged(), "keys", moved(wrong.keys(), wrong.merged())));
            }
        }

        private List<Map<String, Object>> moved(List<UUID> keys, UUID lead) {
            keys.forEach(key -> owner.put(key, lead));
            return keys.stream()
                    .map(key -> Map.<String, Object>of("key", key, "moves", moves.merge(key, 1, Integer::sum)))
                    .toList();
        }

        private void tell(UUID subject, String type, Map<String, Object> data) {
            tell(subject, subject, type, data);
        }

        private void tell(UUID order, UUID subject, String type, Map<String, Object> data) {
            Instant at = BEGIN.plusSeconds(tick++);
            told.computeIfAbsent(order, it -> new ArrayList<>())
                    .add(new FeedEvent("0", type, subject.toString(), null, BACK_THEN, at, written(data)));
        }

        private static JsonNode written(Map<String, Object> data) {
            try {
                return JSON.readTree(JSON.writeValueAsString(data));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }

        private UUID id() {
            return new UUID(random.nextLong(), random.nextLong());
        }
    }

    /** The story's words, each subject's in their order, cut into pages. */
    private static List<List<FeedEvent>> shuffled(Story story, Random random) {
        List<Queue<FeedEvent>> subjects = new ArrayList<>();
        story.told.values().forEach(events -> subjects.add(new ArrayDeque<>(events)));
        List<List<FeedEvent>> pages = new ArrayList<>();
        while (!subjects.isEmpty()) {
            if (pages.isEmpty() || random.nextInt(3) == 0) {
                pages.add(new ArrayList<>());
            }
            Queue<FeedEvent> next = subjects.get(random.nextInt(subjects.size()));
            pages.getLast().add(next.remove());
            subjects.removeIf(Queue::isEmpty);
        }
        return pages;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyInterleavingOfTheWordsEndsInTheSameMapAndTheSameActivities(int seed) {
        Story story = new Story(new Random(seed));

        for (int order = 0; order < 3; order++) {
            UUID salt = new UUID(0, new Random(100L * seed + order).nextLong());
            forget(story);
            shuffled(story, new Random(salt.getLeastSignificantBits()))
                    .forEach(page -> QuarkusTransaction.requiringNew().run(() -> inbox.apply(page)));

            assertThat(owners(story)).isEqualTo(story.owner);
            for (UUID lead : story.leads) {
                assertThat(counted(lead)).isEqualTo(expected(story, lead));
                boolean merged = !story.owns(lead, lead);
                assertThat(survivor(lead)).isEqualTo(story.owner.get(lead));
                assertThat(awaits(lead)).isEqualTo(!merged);
            }
        }
    }

    private void forget(Story story) {
        UUID[] leads = story.leads.toArray(UUID[]::new);
        UUID[] keys = story.owner.keySet().toArray(UUID[]::new);
        sql.update("delete from contact_key where key = any(?::uuid[])", (Object) keys);
        sql.update("delete from activity where key = any(?::uuid[])", (Object) keys);
        sql.update("delete from lead where id = any(?::uuid[])", (Object) leads);
    }

    private Map<UUID, UUID> owners(Story story) {
        Map<UUID, UUID> owners = new HashMap<>();
        sql.list(
                "select key, lead from contact_key where key = any(?::uuid[])",
                row -> owners.put(row.getObject("key", UUID.class), row.getObject("lead", UUID.class)),
                (Object) story.owner.keySet().toArray(UUID[]::new));
        return owners;
    }

    private Set<UUID> counted(UUID lead) {
        return evidence.of(List.of(new Lead(lead, null, Pass.NONE, 0, 0))).getOrDefault(lead, List.of()).stream()
                .map(counted -> counted.activity().id())
                .collect(toSet());
    }

    private static Set<UUID> expected(Story story, UUID lead) {
        Set<UUID> expected = new HashSet<>(story.postedUnder.keySet());
        expected.removeIf(activity -> !lead.equals(story.owner.get(story.postedUnder.get(activity))));
        return expected;
    }

    private UUID survivor(UUID lead) {
        return sql.first(
                        "select coalesce(survivor, id) from lead where id = ?",
                        row -> row.getObject(1, UUID.class),
                        lead)
                .orElseThrow();
    }

    private boolean awaits(UUID lead) {
        return sql.first("select awaiting from lead where id = ?", row -> row.getBoolean(1), lead)
                .orElseThrow();
    }
}
