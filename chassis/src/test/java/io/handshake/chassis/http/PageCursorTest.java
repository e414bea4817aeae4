package io.handshake.chassis.http;

import static io.handshake.chassis.problem.StandardProblem.MALFORMED_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageCursorTest {

    @Test
    void theKeyOfTheLastEntryComesBack() {
        for (List<String> key : List.of(
                List.of("42"),
                List.of("2026-03-01T00:00:00Z", "0197f6a0"),
                List.of("", "\u00e9\ud83d\ude00 |,;\n"),
                List.of("a\u001fb", "\u001f", "\u001e", "\u001e1\u001e0\u001f", "c"))) {
            String cursor = PageCursor.encode("status=open", key.toArray(String[]::new));

            assertThat(PageCursor.decode("status=open", cursor).parts()).isEqualTo(key);
            assertThat(cursor).matches("[A-Za-z0-9_-]+");
        }
    }

    @Test
    void anotherFilterIsRefused() {
        String cursor = PageCursor.encode("status=open", "42");

        assertRefused("status=closed", cursor);
        assertRefused("", cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "nonsense", "%%%", "AAAA", "NDI", "\u00e9"})
    void whatIsNoCursorIsRefused(String cursor) {
        assertRefused("status=open", cursor);
    }

    @Test
    void aDamagedKeyIsRefused() {
        String cursor = PageCursor.encode("status=open", "0197f6a0-0000-7000-8000-000000000001");

        for (int i = 0; i < cursor.length() - 1; i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            assertRefused("status=open", cursor.substring(0, i) + other + cursor.substring(i + 1));
        }
    }

    @Test
    void theKeyIsReadAsWhatItIs() {
        UUID id = UUID.fromString("0197f6a0-0000-7000-8000-000000000001");
        PageKey key = PageCursor.decode(
                "",
                PageCursor.encode("", id.toString(), "2026-03-01T00:00:00Z", "2026-03-01", "-7", "-0.5", "Infinity"));

        assertThat(key.uuid(0)).isEqualTo(id);
        assertThat(key.instant(1)).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(key.date(2)).isEqualTo("2026-03-01");
        assertThat(key.whole(3)).isEqualTo(-7);
        assertThat(key.large(3)).isEqualTo(-7);
        assertThat(key.real(4)).isEqualTo(-0.5);
        assertThat(key.real(5)).isInfinite();
    }

    @Test
    void aCursorWhoseKeyIsSomethingElseIsRefused() {
        PageKey key = PageCursor.decode(
                "",
                PageCursor.encode(
                        "", "1-1-1-1-1", "+999999999-01-01T00:00:00Z", "9999-01-01", "99999999999999999999", "\0"));

        assertRefused(() -> key.uuid(0));
        assertRefused(() -> key.instant(1));
        assertRefused(() -> key.instant(2));
        assertRefused(() -> key.date(2));
        assertRefused(() -> key.whole(3));
        assertRefused(() -> key.large(3));
        assertRefused(() -> key.real(1));
        assertRefused(() -> key.text(4));
        assertRefused(() -> key.text(5));
    }

    private static void assertRefused(String filter, String cursor) {
        assertRefused(() -> PageCursor.decode(filter, cursor));
    }

    private static void assertRefused(ThrowableAssert.ThrowingCallable read) {
        assertThatThrownBy(read).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.type()).isEqualTo(MALFORMED_REQUEST);
            assertThat(refusal.errors()).extracting(FieldError::parameter).containsExactly("after");
        });
    }
}
