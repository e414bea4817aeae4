package io.handshake.lead.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.lead.funnel.StageTimes.Stay;
import io.handshake.lead.funnel.StageTimes.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StageTimesTest {
    private static final Instant NOW = at(1_000);

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }

    private static Stay stay(String stage, int pass, long entered, @Nullable Long left) {
        return new Stay(stage, pass, at(entered), left == null ? null : at(left), false, false);
    }

    private static Times times(String stage, List<Stay> stays) {
        return Objects.requireNonNull(StageTimes.of(stays, NOW).byStage().get(stage));
    }

    @Test
    void noStageIsLeftBeforeItWasEnteredThoughTheNextIsClaimedForAnEarlierTime() {
        assertThat(times("Lead", List.of(stay("Lead", 1, 400, 100L))).latest().left())
                .isEqualTo(at(400));
    }

    @Test
    void aStageStillOpenCountsUntilNow() {
        Times times = times("MQL", List.of(stay("MQL", 1, 400, null)));

        assertThat(times.latestTime()).isEqualTo(Duration.ofSeconds(600));
        assertThat(times.cumulativeTime()).isEqualTo(Duration.ofSeconds(600));
    }

    @Test
    void theLatestTimeIsThatOfTheLatestPassAndTheCumulativeThatOfAll() {
        Stay second = stay("MQL", 2, 700, 710L);
        Times times = times("MQL", List.of(second, stay("MQL", 1, 100, 300L)));

        assertThat(times.latest()).isEqualTo(second);
        assertThat(times.latestTime()).isEqualTo(Duration.ofSeconds(10));
        assertThat(times.cumulativeTime()).isEqualTo(Duration.ofSeconds(210));
    }

    @Test
    void whatAPassStoodAgainInAStageAfterItWentBackCountsTogetherFromItsEntryOn() {
        Stay first = stay("MQL", 1, 100, 200L);
        Stay again = new Stay("MQL", 1, at(300), at(350), false, true);
        Times times = times("MQL", List.of(first, stay("SAL", 1, 200, 300L), again));

        assertThat(times.latest()).isEqualTo(stay("MQL", 1, 100, 350L));
        assertThat(times.latestTime()).isEqualTo(Duration.ofSeconds(150));
        assertThat(times.cumulativeTime()).isEqualTo(Duration.ofSeconds(150));
    }

    @Test
    void aStageEnteredAnewWasEnteredThen() {
        Stay anew = stay("SAL", 1, 400, null);
        Times times = times("SAL", List.of(stay("SAL", 1, 200, 300L), anew));

        assertThat(times.latest()).isEqualTo(anew);
        assertThat(times.cumulativeTime()).isEqualTo(Duration.ofSeconds(700));
    }

    @Test
    void claimedTimesThatRunBackwardsCountNothing() {
        assertThat(times("MQL", List.of(stay("MQL", 1, 300, 100L))).cumulativeTime())
                .isZero();
    }

    @Test
    void aStageNobodyEnteredHasNoTimes() {
        assertThat(StageTimes.of(List.of(), NOW).byStage()).isEmpty();
    }

    @Property
    void whatIsCumulatedIsWhatAllSecondsSay(
            @ForAll @Size(max = 6) List<@IntRange(max = 40) Integer> begins, @ForAll @IntRange(max = 30) int length) {
        List<Stay> stays = new ArrayList<>();
        long seconds = 0;
        for (int pass = 0; pass < begins.size(); pass++) {
            stays.add(stay("MQL", pass + 1, begins.get(pass), (long) begins.get(pass) + length));
            for (long second = begins.get(pass); second < begins.get(pass) + length; second++) {
                seconds++;
            }
        }
        StageTimes times = StageTimes.of(stays, NOW);

        assertThat(times.byStage().values().stream()
                        .mapToLong(it -> it.cumulativeTime().toSeconds())
                        .sum())
                .isEqualTo(seconds);
        times.byStage().values().forEach(it -> assertThat(it.latest()).isEqualTo(stays.getLast()));
    }
}
