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
                Arguments.of("ActivityRecorded", "source", "string"),
                Arguments.of("LeadCreated", "source", "string"),
                Arguments.of("LeadCreated", "emailClass", "string"),
                Arguments.of("LeadCreated", "sourcedBy", "string"),
                Arguments.of("LeadCreated", "attributes", "object"),
                Arguments.of("LeadChanged", "source", "string"),
                Arguments.of("LeadChanged", "emailClass", "string"),
                Arguments.of("LeadChanged", "sourcedBy", "string"),
                Arguments.of("LeadChanged", "attributes", "object"),
                Arguments.of("StageEntered", "inferred", "boolean"),
                Arguments.of("StageEntered", "actor", "string"),
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
                Arguments.of("StageEntryReversed", "pass", "integer"),
                Arguments.of("StageEntryReversed", "milestone", "string"),
                Arguments.of("StageEntryReversed", "enteredAt", "string"),
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

    /** Missing where nothing is known. */
    static Stream<Arguments> membersReadHereIfThere() {
        return Stream.concat(
                Stream.of(
                        Arguments.of("ActivityRecorded", "campaign", "string"),
                        Arguments.of("ActivityRecorded", "properties", "object"),
                        Arguments.of("StageEntered", "handoffTo", "string"),
                        Arguments.of("PassClosed", "reason", "string"),
                        Arguments.of("Utm", "source", "string"),
                        Arguments.of("Utm", "medium", "string"),
                        Arguments.of("Utm", "campaign", "string"),
                        Arguments.of("Utm", "term", "string"),
                        Arguments.of("Utm", "content", "string")),
                Stream.of("LeadCreated", "LeadChanged")
                        .flatMap(fact -> Stream.of(
                                Arguments.of(fact, "channel", "string"),
                                Arguments.of(fact, "campaign", "string"),
                                Arguments.of(fact, "utm", "object"),
                                Arguments.of(fact, "latestCampaign", "string"),
                                Arguments.of(fact, "latestUtm", "object"),
                                Arguments.of(fact, "country", "string"),
                                Arguments.of(fact, "region", "string"),
                                Arguments.of(fact, "segment", "string"),
                                Arguments.of(fact, "industry", "string"),
                                Arguments.of(fact, "companySize", "string"),
                                Arguments.of(fact, "emailDomain", "string"),
                                Arguments.of(fact, "existingCustomer", "boolean"))));
    }

    @ParameterizedTest
    @MethodSource("membersReadHereIfThere")
    void theContractKnowsTheMember(String schema, String member, String type) throws IOException {
        JsonNode schemas = new YAMLMapper().readTree(CONTRACT.toFile()).at("/components/schemas");

        JsonNode found =
                resolved(schemas, schemas.path(schema).path("properties").path(member));

        assertThat(found.path("type").asText()).isEqualTo(type);
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
