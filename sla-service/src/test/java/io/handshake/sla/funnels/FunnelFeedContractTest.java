package io.handshake.sla.funnels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What this service reads of funnels and passes is what lead-service promises. */
class FunnelFeedContractTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                FunnelFacts.FunnelInForce.class,
                FunnelFacts.FunnelStage.class,
                FunnelFacts.ExitCriterion.class,
                FunnelFacts.StageEntered.class,
                FunnelFacts.StageEntryReversed.class
            })
    void whatIsReadIsPromised(Class<?> reading) throws IOException {
        JsonNode promised = new YAMLMapper()
                .readTree(Path.of("..", "lead-service", "contract", "openapi.yaml")
                        .toFile())
                .at("/components/schemas/" + reading.getSimpleName() + "/properties");

        assertThat(promised.fieldNames())
                .toIterable()
                .containsAll(Arrays.stream(reading.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }
}
