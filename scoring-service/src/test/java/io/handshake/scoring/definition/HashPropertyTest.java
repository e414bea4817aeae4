package io.handshake.scoring.definition;

import static org.assertj.core.api.Assertions.assertThat;

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
    }

    private static String hash(Map<String, String> glossary) {
        return DefinitionTextTest.hash(
                DefinitionTextTest.version("Lead", glossary, List.of(DefinitionTextTest.rule("webinar", 10)), 20));
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
