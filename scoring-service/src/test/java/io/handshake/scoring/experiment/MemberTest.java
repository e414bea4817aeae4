package io.handshake.scoring.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MemberTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static List<UUID> leads(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }

    private static List<Long> days(List<Member> members, Arm arm) {
        return members.stream()
                .filter(member -> member.arm() == arm)
                .map(member -> Duration.between(START, member.dueAt()).toDays())
                .toList();
    }

    @Test
    void withoutALimitAllBeginAtOnce() {
        List<Member> members = Member.of(leads(7), 5, null, START);

        assertThat(days(members, Arm.TREATED)).containsExactly(0L, 0L, 0L, 0L, 0L);
        assertThat(days(members, Arm.CONTROL)).containsExactly(0L, 0L);
        assertThat(members).extracting(Member::number).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void soManyADayAreHandedOverAndTheControlBeginsOnTheSameDays() {
        List<Member> members = Member.of(leads(9), 5, 2, START);

        assertThat(days(members, Arm.TREATED)).containsExactly(0L, 0L, 1L, 1L, 2L);
        assertThat(days(members, Arm.CONTROL)).containsExactly(0L, 1L, 1L, 2L);
    }

    @Test
    void theFirstOfTheOrderAreTreated() {
        List<UUID> drawn = leads(3);

        assertThat(Member.of(drawn, 2, 1, START))
                .extracting(Member::lead, Member::arm)
                .containsExactly(
                        tuple(drawn.get(0), Arm.TREATED),
                        tuple(drawn.get(1), Arm.TREATED),
                        tuple(drawn.get(2), Arm.CONTROL));
    }
}
