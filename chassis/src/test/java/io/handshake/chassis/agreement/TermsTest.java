package io.handshake.chassis.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TermsTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00.1234567Z");

    record Content(String name, @Nullable String note, List<Integer> numbers) {}

    private static Terms terms(Map<String, String> scope) {
        return Terms.of(new Content("Naïve \"thing\"", null, List.of(2, 1)), new Scope(scope), FROM, null);
    }

    @Test
    void d7TheTextHasOneFormByTheStandard() {
        assertThat(terms(Map.of("b", "two", "a", "one")).document())
                .isEqualTo("{\"content\":{\"name\":\"Naïve \\\"thing\\\"\",\"numbers\":[2,1]},"
                        + "\"effectiveFrom\":\"2026-01-01T00:00:00.123456Z\",\"scope\":{\"a\":\"one\",\"b\":\"two\"}}");
    }

    @Test
    void anEndIsPartOfWhatIsSigned() {
        Terms ending = Terms.of(
                new Content("x", "y", List.of()), Scope.EVERYBODY, FROM, Instant.parse("2027-01-01T00:00:00Z"));

        assertThat(ending.document()).contains("\"effectiveUntil\":\"2027-01-01T00:00:00Z\"");
        assertThat(Terms.read(ending.document())).isEqualTo(ending);
    }

    @Test
    void d7TheHashIsSha256OfThatText() {
        assertThat(Terms.hash("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void whatIsWrittenIsReadBackAsItWas() {
        Terms terms = terms(Map.of("a", "one"));

        assertThat(Terms.read(terms.document())).isEqualTo(terms);
        assertThat(terms.content(Content.class)).isEqualTo(new Content("Naïve \"thing\"", null, List.of(2, 1)));
    }

    @Property(tries = 200)
    void theOrderOfMembersDoesNotChangeTheHash(
            @ForAll @Size(max = 8) Map<@AlphaChars @StringLength(min = 1, max = 8) String, String> scope,
            @ForAll long seed) {
        List<Map.Entry<String, String>> entries = new ArrayList<>(scope.entrySet());
        Collections.shuffle(entries, new Random(seed));
        Map<String, String> shuffled = new LinkedHashMap<>();
        entries.forEach(entry -> shuffled.put(entry.getKey(), entry.getValue().replaceAll("[\\ud800-\\udfff]", "")));
        scope.replaceAll((key, value) -> value.replaceAll("[\\ud800-\\udfff]", ""));

        assertThat(Terms.hash(terms(shuffled).document()))
                .isEqualTo(Terms.hash(terms(scope).document()));
    }
}
