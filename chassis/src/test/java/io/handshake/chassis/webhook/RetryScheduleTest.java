package io.handshake.chassis.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    private static final RetrySchedule SCHEDULE =
            new RetrySchedule(List.of(Duration.ofSeconds(5), Duration.ofMinutes(5)));

    @Test
    void eachTryIsFollowedByItsPauseAFifthLongerOrShorter() {
        assertThat(SCHEDULE.after(1, null, 0)).contains(Duration.ofSeconds(4));
        assertThat(SCHEDULE.after(1, null, 1)).contains(Duration.ofSeconds(6));
        assertThat(SCHEDULE.after(2, null, 0.5)).contains(Duration.ofMinutes(5));
    }

    @Test
    void afterTheLastPauseItIsGivenUp() {
        assertThat(SCHEDULE.after(3, null, 0.5)).isEmpty();
        assertThat(SCHEDULE.after(3, Duration.ofSeconds(1), 0.5)).isEmpty();
    }

    @Test
    void whoeverWantsToBeLeftAloneForLongerIsUpToADay() {
        assertThat(SCHEDULE.after(1, Duration.ofSeconds(1), 0.5)).contains(Duration.ofSeconds(5));
        assertThat(SCHEDULE.after(1, Duration.ofHours(2), 0.5)).contains(Duration.ofHours(2));
        assertThat(SCHEDULE.after(1, Duration.ofDays(365), 0.5)).contains(Duration.ofHours(24));
    }
}
