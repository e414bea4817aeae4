package io.handshake.sla.handoffs;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.sla.standing.Entries;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StandingTest {

    @ParameterizedTest
    @EnumSource
    void whatStandsIsTheSameInMemoryAndInTheDatabase(HandoffState state) {
        Handoff handoff = new Handoff(UUID.randomUUID(), UUID.randomUUID(), 1, "MQL", "SALES", Instant.EPOCH, true);
        handoff.state = state;

        assertThat(handoff.isStanding()).isEqualTo(Entries.STANDS.contains("'" + state.wireName() + "'"));
    }
}
