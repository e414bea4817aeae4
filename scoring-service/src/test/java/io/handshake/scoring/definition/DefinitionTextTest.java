package io.handshake.scoring.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static NewVersion version(String name, Map<String, String> glossary, long threshold) {
        return new NewVersion(
                name,
                "What counts.",
                glossary,
                List.of(new NewRule("webinar", 10), new NewRule("careers-page", -20)),
                threshold,
                Instant.parse("2026-01-01T00:00:00.1234567Z"));
    }

    private static String hash(NewVersion version) {
        return Agreement.hash(Agreement.on(version).document());
    }

    @Test
    void d7TheTextHasOneFormByTheStandard() {
        assertThat(Agreement.on(version("Naïve \"lead\"", Map.of("b", "two", "a", "one"), 20))
                        .document())
                .isEqualTo("{\"content\":{\"description\":\"What counts.\",\"glossary\":{\"a\":\"one\",\"b\":\"two\"},"
                        + "\"name\":\"Naïve \\\"lead\\\"\",\"rules\":[{\"activityType\":\"webinar\",\"points\":10},"
                        + "{\"activityType\":\"careers-page\",\"points\":-20}],\"threshold\":20},"
                        + "\"effectiveFrom\":\"2026-01-01T00:00:00.123456Z\",\"scope\":{}}");
    }

    @Test
    void d7TheHashIsSha256OfThatText() {
        assertThat(Agreement.hash("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void d7EveryChangeOfContentOrDateChangesTheHash() {
        NewVersion version = version("Lead", Map.of(), 20);

        assertThat(List.of(
                        hash(version("Leads", Map.of(), 20)),
                        hash(version("Lead", Map.of("a", "one"), 20)),
                        hash(version("Lead", Map.of(), 21)),
                        hash(new NewVersion(
                                version.name(),
                                version.description(),
                                version.glossary(),
                                version.rules().reversed(),
                                20L,
                                version.effectiveFrom())),
                        hash(new NewVersion(
                                version.name(),
                                version.description(),
                                version.glossary(),
                                version.rules(),
                                20L,
                                version.effectiveFrom().plusSeconds(1)))))
                .doesNotHaveDuplicates()
                .doesNotContain(hash(version));
    }

    @Test
    void whatIsWrittenIsReadBackAsItWas() throws JsonProcessingException {
        Agreement agreement = Agreement.on(version("Lead", Map.of("a", "one"), 20));

        assertThat(Agreement.read(agreement.document())).isEqualTo(agreement);
        assertThat(new ObjectMapper()
                        .readTree(agreement.document())
                        .at("/content/threshold")
                        .asLong())
                .isEqualTo(20);
    }
}
