package io.handshake.scoring.qualification;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
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
    @Inject
    LeadInbox inbox;

    @Inject
    Activities activities;

    @Inject
    Sql sql;

    static IntStream seeds() {
        return IntStream.range(0, 25);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyInterleavingOfTheWordsEndsInTheSameMapAndTheSameActivities(int seed) {
        Story story = Story.ofMerges(new Random(seed));

        for (int order = 0; order < 3; order++) {
            UUID salt = new UUID(0, new Random(100L * seed + order).nextLong());
            forget(story);
            story.pages(new Random(salt.getLeastSignificantBits()))
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
        sql.update("delete from key_word where key = any(?::uuid[])", (Object) keys);
        sql.update("delete from activity where key = any(?::uuid[])", (Object) keys);
        sql.update("delete from pass where lead = any(?::uuid[])", (Object) leads);
        sql.update("delete from milestone where lead = any(?::uuid[])", (Object) leads);
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
        return activities.recordedAfter(Map.of(lead, Instant.EPOCH)).getOrDefault(lead, Doings.none(lead)).stream()
                .map(done -> done.activity().id())
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
        return sql.first(
                        "select survivor is null and standing in ('WAITING', 'NURTURE') from lead where id = ?",
                        row -> row.getBoolean(1),
                        lead)
                .orElseThrow();
    }
}
