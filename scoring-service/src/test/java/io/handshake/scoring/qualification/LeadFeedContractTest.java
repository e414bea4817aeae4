package io.handshake.scoring.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read here of lead-service's events stands in the contract that lead-service has committed. */
class LeadFeedContractTest {
    private static final Path CONTRACT = Path.of("..", "lead-service", "contract", "openapi.yaml");

    static Stream<Arguments> membersReadHere() {
        return Stream.of(
                Arguments.of("ActivityRecorded", "activity", "string"),
                Arguments.of("ActivityRecorded", "activityType", "string"),
                Arguments.of("ActivityTypeRegistered", "key", "string"),
                Arguments.of("ActivityTypeRegistered", "title", "string"),
                Arguments.of("ActivityTypeRegistered", "intent", "string"),
                Arguments.of("LeadIdentified", "keys", "array"),
                Arguments.of("LeadMerged", "merged", "string"),
                Arguments.of("LeadMerged", "keys", "array"),
                Arguments.of("LeadUnmerged", "unmerged", "string"),
                Arguments.of("LeadUnmerged", "keys", "array"),
                Arguments.of("MovedKey", "key", "string"),
                Arguments.of("MovedKey", "moves", "integer"),
                Arguments.of("PassOpened", "pass", "integer"),
                Arguments.of("PassOpened", "milestone", "string"),
                Arguments.of("StageEntered", "pass", "integer"),
                Arguments.of("StageEntered", "milestone", "string"),
                Arguments.of("PassClosed", "pass", "integer"),
                Arguments.of("PassClosed", "outcome", "string"),
                Arguments.of("OpportunityCreated", "opportunity", "string"),
                Arguments.of("OpportunityCreated", "leads", "array"),
                Arguments.of("OpportunityChanged", "opportunity", "string"),
                Arguments.of("OpportunityChanged", "leads", "array"),
                Arguments.of("OpportunityWon", "opportunity", "string"),
                Arguments.of("OpportunityLost", "opportunity", "string"),
                Arguments.of("OpportunityReopened", "opportunity", "string"),
                Arguments.of("OpportunityReopened", "leads", "array"),
                Arguments.of("LeadPass", "lead", "string"),
                Arguments.of("LeadPass", "pass", "integer"));
    }

    @ParameterizedTest
    @MethodSource("membersReadHere")
    void theContractPromisesTheMember(String schema, String member, String type) throws IOException {
        JsonNode schemas = new YAMLMapper().readTree(CONTRACT.toFile()).at("/components/schemas");

        JsonNode found =
                resolved(schemas, schemas.path(schema).path("properties").path(member));

        assertThat(found.path("type").asText()).isEqualTo(type);
        assertThat(schemas.path(schema).path("required"))
                .extracting(JsonNode::asText)
                .contains(member);
    }

    private static JsonNode resolved(JsonNode schemas, JsonNode property) {
        String reference = property.path("$ref").asText();
        return property.has("type") || reference.isEmpty()
                ? property
                : schemas.path(reference.substring(reference.lastIndexOf('/') + 1));
    }
}
