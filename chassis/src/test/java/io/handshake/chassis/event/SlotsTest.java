package io.handshake.chassis.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlotsTest {

    /** CRC-32 as everybody computes it, for instance Python's zlib.crc32(id) % 64: a subject never moves. */
    @ParameterizedTest
    @CsvSource({"'', 0", "a, 3", "123456789, 38", "0197f6a0-0000-7000-8000-000000000001, 0", "caf\u00e9, 53"})
    void aSubjectStandsInTheSlotOfItsChecksum(String subject, int slot) {
        assertThat(Slots.of(subject)).isEqualTo(slot);
    }

    @Test
    void subjectsSpreadOverAllSlots() {
        assertThat(Stream.generate(() -> Slots.of(UUID.randomUUID().toString()))
                        .limit(5_000)
                        .collect(Collectors.toSet()))
                .hasSize(Slots.COUNT)
                .allMatch(SlotRange.ALL::contains);
    }

    @Test
    void factsWithoutOrderSpreadOverAllSlots() {
        assertThat(IntStream.generate(Slots::any).limit(5_000).boxed().collect(Collectors.toSet()))
                .hasSize(Slots.COUNT)
                .allMatch(SlotRange.ALL::contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0-63", "0-0", "16-31", "63-63"})
    void aRangeReadsAsItIsWritten(String text) {
        assertThat(SlotRange.parse(text)).map(SlotRange::toString).hasValue(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "-", "1-", "-1", "9-3", "0-64", "64-64", "a-b", "0-63 ", "000-1", "\u0661-\u0662"})
    void whatIsNoRangeWithinTheSlotsIsNone(String text) {
        assertThat(SlotRange.parse(text)).isEmpty();
    }
}
