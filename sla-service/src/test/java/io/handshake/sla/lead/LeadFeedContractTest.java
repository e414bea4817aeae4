package io.handshake.sla.lead;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What this service reads of lead-service's events is what lead-service promises. */
class LeadFeedContractTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                LeadFacts.StageEntered.class,
                LeadFacts.PassClosed.class,
                LeadFacts.LeadMerged.class,
                LeadFacts.LeadUnmerged.class,
                LeadFacts.HandOver.class,
                LeadFacts.ContactSuppressed.class,
                LeadFacts.ContactAllowed.class
            })
    void whatIsReadIsPromised(Class<?> reading) throws IOException {
        JsonNode schemas = new YAMLMapper()
                .readTree(Path.of("..", "lead-service", "contract", "openapi.yaml")
                        .toFile())
                .at("/components/schemas");
        JsonNode promised = schemas.path(reading.getSimpleName()).path("properties");

        List<String> read = Arrays.stream(reading.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();

        assertThat(promised.fieldNames()).toIterable().containsAll(read);
        for (RecordComponent member : reading.getRecordComponents()) {
            String type = schemas.path(reading.getSimpleName())
                    .at("/properties/" + member.getName() + "/type")
                    .toString();
            if (member.getType() == int.class) {
                assertThat(type).contains("integer");
            } else if (member.getType() == boolean.class || member.getType() == Boolean.class) {
                assertThat(type).contains("boolean");
            }
        }
    }
}
