package io.handshake.chassis.http;

import static io.handshake.chassis.problem.StandardProblem.STALE_VERSION;
import static io.handshake.chassis.problem.StandardProblem.VERSION_REQUIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handshake.chassis.problem.ProblemException;
import io.handshake.chassis.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ETagsTest {

    @Test
    void aVersionIsQuoted() {
        assertThat(ETags.of(7)).isEqualTo("\"7\"");
        assertThat(ETags.of("a1")).isEqualTo("\"a1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", " \"7\" ", "\"6\", \"7\"", "*"})
    void aChangeOfTheCurrentVersionPasses(String ifMatch) {
        assertThatCode(() -> ETags.require(ifMatch, ETags.of(7))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void aChangeThatNamesNoVersionIsRefused(@Nullable String ifMatch) {
        assertRefused(ifMatch, VERSION_REQUIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "\"77\"", "7", "W/\"7\"", "\"6\", \"8\""})
    void aChangeOfAnotherVersionIsRefused(String ifMatch) {
        assertRefused(ifMatch, STALE_VERSION);
    }

    @Test
    void whoLeavesTheQuotesOutIsToldSo() {
        assertThatThrownBy(() -> ETags.require("7", ETags.of(7))).hasMessageContaining("quotes");
    }

    private static void assertRefused(@Nullable String ifMatch, ProblemType type) {
        assertThatThrownBy(() -> ETags.require(ifMatch, ETags.of(7)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(type));
    }
}
