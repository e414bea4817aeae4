package io.handshake.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handshake.scoring.rule.Activity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeedsTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00.000001Z");

    private static List<Activity> activities(int number) {
        List<Activity> activities = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            activities.add(new Activity(
                    new UUID(-1 - i, i), "type-" + i % 3, START.plusSeconds(i), Map.of("page", "p" + i % 2)));
        }
        return activities;
    }

    private static Deeds deeds(List<Activity> activities) {
        Deeds.Builder builder = new Deeds.Builder();
        activities.forEach(builder::add);
        return builder.built();
    }

    @Test
    void theyAreTheActivitiesTheyWereMadeOf() {
        for (int number : List.of(0, 1, 4, 5, 100)) {
            assertThat(deeds(activities(number))).isEqualTo(activities(number));
        }
    }

    @Test
    void thoseUpToAnInstantAndThoseMarkedAreSome() {
        List<Activity> activities = activities(9);
        BitSet marked = new BitSet();
        marked.set(1);
        marked.set(7);

        assertThat(Deeds.until(deeds(activities), START.plusSeconds(4))).isEqualTo(activities.subList(0, 5));
        assertThat(Deeds.until(deeds(activities), START.minusSeconds(1))).isEmpty();
        assertThat(deeds(activities).only(marked)).containsExactly(activities.get(1), activities.get(7));
    }

    @Test
    void theyComeInTheirOrderAndEachOnce() {
        List<Activity> activities = activities(2);

        assertThatThrownBy(() -> deeds(activities.reversed())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> deeds(List.of(activities.getFirst(), activities.getFirst())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
