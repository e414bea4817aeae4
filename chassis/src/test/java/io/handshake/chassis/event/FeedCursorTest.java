package io.handshake.chassis.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedCursorTest {

    static Stream<FeedCursor> anyCursors() {
        return IntStream.range(0, 300).mapToObj(seed -> any(new Random(seed)));
    }

    @ParameterizedTest
    @MethodSource("anyCursors")
    void aCursorReadsBackAsItWasWritten(FeedCursor cursor) {
        FeedCursor read = FeedCursor.decode(cursor.encode()).orElseThrow();

        assertThat(read.encode()).isEqualTo(cursor.encode());
        assertThat(read.feed()).isEqualTo(cursor.feed());
        assertThat(read.slots()).isEqualTo(cursor.slots());
        assertThat(read.order()).isEqualTo(cursor.order());
        assertThat(Arrays.stream(read.order()).map(read::position))
                .isEqualTo(Arrays.stream(cursor.order()).map(cursor::position).toList());
        assertThat(read.furthest()).isEqualTo(cursor.furthest());
    }

    @ParameterizedTest
    @MethodSource("anyCursors")
    void aCursorFitsIntoAnAddress(FeedCursor cursor) {
        assertThat(cursor.encode()).matches("[A-Za-z0-9_-]{30,1000}");
    }

    @ParameterizedTest
    @MethodSource("anyCursors")
    void aDamagedByteMakesItNoCursor(FeedCursor cursor) {
        byte[] bytes = Base64.getUrlDecoder().decode(cursor.encode());
        Random random = new Random(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= (byte) (1 << random.nextInt(8));
            assertThat(FeedCursor.decode(text(damaged))).isEmpty();
        }
    }

    @Test
    void aCursorCutShortOrContinuedIsNone() {
        byte[] bytes = Base64.getUrlDecoder().decode(any(new Random(7)).encode());
        for (int length = 0; length < bytes.length; length++) {
            assertThat(FeedCursor.decode(text(Arrays.copyOf(bytes, length)))).isEmpty();
        }
        assertThat(FeedCursor.decode(text(Arrays.copyOf(bytes, bytes.length + 1))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "nonsense", "%%%", "AAAA", "=", "\u00e9", "' or 1=1"})
    void anythingElseIsNone(String text) {
        assertThat(FeedCursor.decode(text)).isEmpty();
    }

    @Test
    void itIsGoodForTheFilterItWasMadeWith() {
        FeedCursor cursor = FeedCursor.start(new UUID(1, 2), "type=a", SlotRange.ALL);

        assertThat(cursor.isFor("type=a")).isTrue();
        assertThat(cursor.isFor("type=b")).isFalse();
        assertThat(FeedCursor.decode(cursor.encode()).orElseThrow().isFor("type=a"))
                .isTrue();
    }

    @Test
    void itNeverGoesBack() {
        FeedCursor cursor = FeedCursor.start(new UUID(1, 2), "", SlotRange.ALL);
        cursor.advance(3, 10);
        cursor.advance(3, 4);

        assertThat(cursor.position(3)).isEqualTo(10);
        assertThat(cursor.position(4)).isZero();
    }

    @Test
    void theSlotThatFilledAPageIsServedLastNextTime() {
        FeedCursor cursor = FeedCursor.start(new UUID(1, 2), "", new SlotRange(4, 7));
        assertThat(cursor.order()).containsExactly(4, 5, 6, 7);

        cursor.serveAfter(5);
        assertThat(cursor.order()).containsExactly(6, 7, 4, 5);

        cursor.serveAfter(7);
        assertThat(cursor.order()).containsExactly(4, 5, 6, 7);
    }

    private static FeedCursor any(Random random) {
        int first = random.nextInt(Slots.COUNT);
        SlotRange slots = new SlotRange(first, first + random.nextInt(Slots.COUNT - first));
        FeedCursor cursor =
                FeedCursor.start(new UUID(random.nextLong(), random.nextLong()), "filter " + random.nextInt(), slots);
        for (int slot = slots.first(); slot <= slots.last(); slot++) {
            cursor.advance(slot, random.nextLong() >>> (1 + random.nextInt(63)));
        }
        cursor.serveAfter(first + random.nextInt(slots.size()));
        return cursor;
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
