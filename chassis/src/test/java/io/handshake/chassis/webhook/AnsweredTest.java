package io.handshake.chassis.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnsweredTest {
    private static final Instant NOW = Instant.parse("2026-01-15T09:30:00Z");

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void anythingOf2xxIsDelivered(int status) {
        assertThat(Answered.outcome(status, null, NOW)).isEqualTo(new Outcome.Delivered(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 400, 401, 404, 408, 429, 500, 503})
    void anythingElseIsTriedAgainAndARedirectIsNotFollowed(int status) {
        assertThat(Answered.outcome(status, null, NOW)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.status()).isEqualTo(status);
            assertThat(failed.why()).startsWith("answered " + status);
        });
    }

    @Test
    void whoeverAnswers410WantsToHearNoMore() {
        assertThat(Answered.outcome(410, null, NOW)).isEqualTo(new Outcome.Gone());
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "120|PT2M",
                "' 5 '|PT5S",
                "Thu, 15 Jan 2026 09:31:00 GMT|PT1M",
                "Thu, 15 Jan 2026 09:29:00 GMT|",
                "0|",
                "-3|",
                "soon|",
                "99999999999999999999|"
            },
            delimiter = '|')
    void retryAfterIsSecondsOrADateAndAnythingElseIsNothing(String text, Duration pause) {
        assertThat(Answered.outcome(503, text, NOW))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.retryAfter()).isEqualTo(pause));
    }
}
