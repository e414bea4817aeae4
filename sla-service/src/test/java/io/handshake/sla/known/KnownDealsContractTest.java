package io.handshake.sla.known;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What this service reads of lead-service's opportunities is what lead-service promises. */
class KnownDealsContractTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OpportunityCreated",
                "OpportunityChanged",
                "OpportunityWon",
                "OpportunityLost",
                "OpportunityReopened"
            })
    void whatIsReadIsPromised(String fact) throws IOException {
        JsonNode schemas = new YAMLMapper()
                .readTree(Path.of("..", "lead-service", "contract", "openapi.yaml")
                        .toFile())
                .at("/components/schemas");

        assertThat(schemas.path(fact).path("properties").fieldNames())
                .toIterable()
                .containsAll(List.of("opportunity", "lead", "pass", "leads", "amount"));
        assertThat(schemas.at("/OpportunityCreated/properties").has("handoff")).isTrue();
        assertThat(schemas.at("/Amount/properties").fieldNames()).toIterable().contains("minor", "currency");
        assertThat(schemas.at("/LeadPass/properties").fieldNames()).toIterable().contains("lead", "pass");
    }
}
