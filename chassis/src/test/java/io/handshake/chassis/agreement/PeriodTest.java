package io.handshake.chassis.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.problem.FieldError;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PeriodTest {
    private static final String FIRST = "1970-01-01T00:00:00Z";
    private static final String LAST = "2099-12-31T23:59:59Z";

    private static List<String> faults(String from, @Nullable String until) {
        return new Period(Instant.parse(from), until == null ? null : Instant.parse(until))
                .faults().stream().map(FieldError::pointer).toList();
    }

    @Test
    void itLiesInTheYears1970To2099() {
        assertThat(faults(FIRST, null)).isEmpty();
        assertThat(faults(FIRST, LAST)).isEmpty();
        assertThat(faults("1969-12-31T23:59:59Z", null)).containsExactly("/effectiveFrom");
        assertThat(faults("2100-01-01T00:00:00Z", null)).containsExactly("/effectiveFrom");
        assertThat(faults(FIRST, "2100-01-01T00:00:00Z")).containsExactly("/effectiveUntil");
    }

    @Test
    void itEndsAfterItBegins() {
        assertThat(faults(LAST, LAST)).containsExactly("/effectiveUntil");
        assertThat(faults(LAST, FIRST)).containsExactly("/effectiveUntil");
    }
}
