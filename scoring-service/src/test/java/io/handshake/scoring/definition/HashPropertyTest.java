package io.handshake.scoring.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HashPropertyTest {
    @Property(tries = 200)
    void theOrderOfMembersDoesNotChangeTheHash(@ForAll("glossaries") Map<String, String> glossary, @ForAll long seed) {
        List<Map.Entry<String, String>> entries = new ArrayList<>(glossary.entrySet());
        Collections.shuffle(entries, new Random(seed));
        Map<String, String> shuffled = new LinkedHashMap<>();
        entries.forEach(entry -> shuffled.put(entry.getKey(), entry.getValue()));

        assertThat(hash(shuffled)).isEqualTo(hash(glossary));
        assertThat(Agreement.canonical(object(entries)))
                .isEqualTo(Agreement.canonical(object(new ArrayList<>(glossary.entrySet()))));
    }

    private static String hash(Map<String, String> glossary) {
        return Agreement.hash(Agreement.on(new NewVersion(
                        "Lead",
                        "What counts.",
                        glossary,
                        List.of(new NewRule("webinar", 10)),
                        20L,
                        Instant.parse("2026-01-01T00:00:00Z")))
                .document());
    }

    private static String object(List<Map.Entry<String, String>> members) {
        StringBuilder json = new StringBuilder("{");
        members.forEach(member -> json.append(json.length() == 1 ? "" : ",")
                .append('"')
                .append(member.getKey())
                .append("\":\"")
                .append(member.getValue())
                .append('"'));
        return json.append('}').toString();
    }

    @Provide
    Arbitrary<Map<String, String>> glossaries() {
        Arbitrary<String> words = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars('ä', 'ß', 'é', '漢', '\u20ac', '\ufb33')
                .ofMinLength(1)
                .ofMaxLength(8);
        return Arbitraries.maps(words, words).ofMaxSize(12);
    }
}
