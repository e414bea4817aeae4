package io.handshake.chassis.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.sql.DatabaseException;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseGoneTest {
    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "57P03", "53300"})
    void whatFailsForEverybodyIsTold(String state) {
        assertThat(Answers.isDatabaseGone(failure(state))).isTrue();
        assertThat(Answers.isDatabaseAway(failure(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"40P01", "55P03", "57014"})
    void whoMetSomebodyElseMayTryAgainAlone(String state) {
        assertThat(Answers.isDatabaseGone(failure(state))).isFalse();
        assertThat(Answers.isDatabaseAway(failure(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22001"})
    void aRefusalIsNoAbsence(String state) {
        assertThat(Answers.isDatabaseGone(failure(state))).isFalse();
        assertThat(Answers.isDatabaseAway(failure(state))).isFalse();
    }

    private static IllegalStateException failure(String state) {
        return new IllegalStateException(new DatabaseException(new SQLException("told by the database", state)));
    }
}
