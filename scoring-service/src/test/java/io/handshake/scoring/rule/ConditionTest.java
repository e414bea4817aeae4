package io.handshake.scoring.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.scoring.rule.Test.Between;
import io.handshake.scoring.rule.Test.Dated;
import io.handshake.scoring.rule.Test.Known;
import io.handshake.scoring.rule.Test.Like;
import io.handshake.scoring.rule.Test.NoneOf;
import io.handshake.scoring.rule.Test.OneOf;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionTest {
    static List<Arguments> values() {
        return List.of(
                Arguments.of(new OneOf(Set.of("DE", "AT")), "de", true),
                Arguments.of(new OneOf(Set.of("DE")), "US", false),
                Arguments.of(new OneOf(Set.of(5)), 5.0, true),
                Arguments.of(new OneOf(Set.of(5)), "5", false),
                Arguments.of(new OneOf(Set.of(true)), true, true),
                Arguments.of(new NoneOf(Set.of("free")), "Free", false),
                Arguments.of(new NoneOf(Set.of("free")), "company", true),
                Arguments.of(new Between(new BigDecimal(10), null), 10, true),
                Arguments.of(new Between(new BigDecimal(10), null), 9.99, false),
                Arguments.of(new Between(null, new BigDecimal(10)), 10L, true),
                Arguments.of(new Between(null, new BigDecimal(10)), "7", false),
                Arguments.of(new Dated(LocalDate.parse("2026-01-01"), null), "2026-01-01", true),
                Arguments.of(new Dated(null, LocalDate.parse("2026-01-01")), "2026-01-02", false),
                Arguments.of(new Dated(null, LocalDate.parse("2026-01-01")), "soon", false),
                Arguments.of(new Like(List.of("*manager*")), "Sales Manager EMEA", true),
                Arguments.of(new Like(List.of("head of *", "c?o")), "CTO", true),
                Arguments.of(new Like(List.of("head of *")), "Ahead of time", false),
                Arguments.of(new Like(List.of("*a*b*a*b*c")), "ababababab", false),
                Arguments.of(new Known(true), "anything", true),
                Arguments.of(new Known(false), "anything", false));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aKnownValuePassesOrNot(Test test, Object value, boolean passes) {
        assertThat(new Condition("x", test).holds(Map.of("x", value))).isEqualTo(passes);
    }

    static List<Arguments> tests() {
        return List.of(
                Arguments.of(new OneOf(Set.of("DE")), false),
                Arguments.of(new NoneOf(Set.of("DE")), false),
                Arguments.of(new Between(null, BigDecimal.TEN), false),
                Arguments.of(new Like(List.of("*")), false),
                Arguments.of(new Known(true), false),
                Arguments.of(new Known(false), true));
    }

    @ParameterizedTest
    @MethodSource("tests")
    void whatIsNotKnownPassesOnlyTheTestForBeingUnknown(Test test, boolean passes) {
        assertThat(new Condition("x", test).holds(Map.of())).isEqualTo(passes);
    }
}
