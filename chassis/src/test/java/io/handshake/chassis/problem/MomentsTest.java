package io.handshake.chassis.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {

    @Test
    void aDateIsItsFirstInstantInTheZone() {
        assertThat(Moments.read("2026-03-29", ZoneId.of("Europe/Berlin")))
                .contains(Instant.parse("2026-03-28T23:00:00Z"));
        assertThat(Moments.read("2026-10-26", ZoneId.of("Europe/Berlin")))
                .contains(Instant.parse("2026-10-25T23:00:00Z"));
        assertThat(Moments.read("2026-09-06", ZoneId.of("America/Santiago")))
                .as("midnight does not exist on that day")
                .contains(Instant.parse("2026-09-06T04:00:00Z"));
    }

    @Test
    void anInstantKeepsItsOffset() {
        assertThat(Moments.read("2026-03-29T10:00:00+02:00", ZoneOffset.UTC))
                .contains(Instant.parse("2026-03-29T08:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-02-30",
                "2026-13-01",
                "2026-11-01T00:00:00",
                "2026-11-01T00:00:00 01:00",
                "999999999",
                "+999999999-01-01",
                "1899-12-31",
                "2200-01-01",
                "2026-11-1"
            })
    void whatIsNoMomentIsRefused(String text) {
        assertThat(Moments.read(text, ZoneOffset.UTC)).isEmpty();
    }

    @Test
    void aRefusalNamesTheParameterAndExplainsALostPlus() {
        assertThat(refusal("2026-11-01T00:00:00 01:00"))
                .startsWith("from must be a date (2026-11-01) or an instant with offset")
                .contains("%2B");
        assertThat(refusal("yesterday")).startsWith("from must be a date").doesNotContain("%2B");
    }

    private static String refusal(String text) {
        return catchThrowableOfType(ProblemException.class, () -> Moments.moment("from", text, ZoneOffset.UTC))
                .detail();
    }
}
