package io.handshake.lead.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class ActivityIdsTest {
    private final ActivityIds ids = new ActivityIds();

    @Property
    void theSameEventHasTheSameId(@ForAll @NotEmpty String source, @ForAll @NotEmpty String eventId) {
        UUID id = ids.of(source, eventId);

        assertThat(new ActivityIds().of(source, eventId)).isEqualTo(id);
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void sourceAndEventIdDoNotRunTogether() {
        assertThat(ids.of("ab", "c")).isNotEqualTo(ids.of("a", "bc"));
    }

    @Test
    void neighboursLieTogetherAndStayApart() {
        Set<UUID> seen = new HashSet<>();
        Set<Long> neighbourhoods = new HashSet<>();
        for (int i = 100_000; i < 110_000; i++) {
            UUID id = ids.of("school", "event-" + i);
            seen.add(id);
            neighbourhoods.add(id.getMostSignificantBits() >>> 32);
        }

        assertThat(seen).hasSize(10_000);
        assertThat(neighbourhoods).hasSize(10);
    }
}
