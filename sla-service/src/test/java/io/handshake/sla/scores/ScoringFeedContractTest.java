package io.handshake.sla.scores;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What this service reads of scoring-service's events is what scoring-service promises. */
class ScoringFeedContractTest {

    @ParameterizedTest
    @ValueSource(classes = {ScoringInbox.ScoreChanged.class, ScoringInbox.LeadQualified.class})
    void whatIsReadIsPromised(Class<?> reading) throws IOException {
        JsonNode promised = new YAMLMapper()
                .readTree(Path.of("..", "scoring-service", "contract", "openapi.yaml")
                        .toFile())
                .at("/components/schemas")
                .path(reading.getSimpleName())
                .path("properties");

        assertThat(promised.fieldNames())
                .toIterable()
                .containsAll(Arrays.stream(reading.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }
}
