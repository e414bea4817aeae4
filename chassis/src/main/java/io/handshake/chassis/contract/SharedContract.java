package io.handshake.chassis.contract;

import io.handshake.chassis.event.EventType;
import io.handshake.chassis.http.Idempotent;
import io.handshake.chassis.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/**
 * Adds to the contract what every service shares: problems, the Idempotency-Key of a POST, the credential, and what the payloads
 * of the feed look like.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class SharedContract implements OASFilter {
    private final IndexView classes;
    private final Set<String> secret;

    public SharedContract(IndexView classes) {
        this.classes = classes;
        this.secret = classes.getAnnotations(Idempotent.class).stream()
                .filter(mark -> mark.valueWithDefault(classes, "secretAnswer").asBoolean())
                .map(mark -> mark.target()
                        .annotation(DotName.createSimple(org.eclipse.microprofile.openapi.annotations.Operation.class)))
                .map(operation -> operation.value("operationId").asString())
                .collect(Collectors.toSet());
    }

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        if (contract.getComponents() == null) {
            contract.setComponents(OASFactory.createComponents());
        }
        contract.getComponents()
                .addSecurityScheme(
                        "bearer",
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description(
                                        "A token of the installation's OIDC issuer; its roles decide what is allowed."));
        if (contract.getSecurity() == null || contract.getSecurity().isEmpty()) {
            contract.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme("bearer"));
        }
        contract.setServers(List.of(OASFactory.createServer().url("/").description("Where this contract was read.")));
        describePayloads(contract);
        contract.getComponents().getSchemas().values().forEach(SharedContract::mend);
        if (contract.getPaths() != null) {
            contract.getPaths()
                    .getPathItems()
                    .forEach((path, item) ->
                            item.getOperations().forEach((method, operation) -> complete(path, method, operation)));
        }
    }

    /** The payload of an event is one of the records marked with {@link EventType}. */
    private void describePayloads(OpenAPI contract) {
        List<Schema> payloads = classes.getAnnotations(EventType.class).stream()
                .map(mark -> mark.target().asClass().simpleName())
                .distinct()
                .sorted()
                .map(name -> OASFactory.createSchema().ref("#/components/schemas/" + name))
                .toList();
        Schema envelope = contract.getComponents().getSchemas().get("CloudEvent");
        if (!payloads.isEmpty() && envelope != null) {
            Objects.requireNonNull(envelope.getProperties().get("data")).setAnyOf(payloads);
        }
    }

    /** Puts right what the generator writes into a schema, and into those within it. */
    private static void mend(Schema schema) {
        countNoDecimals(schema);
        leaveTypeToReference(schema);
        within(schema).forEach(SharedContract::mend);
    }

    private static Stream<Schema> within(Schema schema) {
        return Stream.of(
                        schema.getProperties() == null
                                ? null
                                : schema.getProperties().values(),
                        schema.getAllOf(),
                        schema.getAnyOf(),
                        schema.getOneOf(),
                        schema.getItems() == null ? null : List.of(schema.getItems()),
                        schema.getAdditionalPropertiesSchema() == null
                                ? null
                                : List.of(schema.getAdditionalPropertiesSchema()))
                .filter(Objects::nonNull)
                .flatMap(Collection::stream);
    }

    /** How many decimals a number may have is checked here and said in words: by binary fractions 0.1 is no multiple of 0.000001. */
    private static void countNoDecimals(Schema schema) {
        schema.setMultipleOf(null);
    }

    /** A member that refers to another schema or is null has no type beside them: `object` would rule the null out. */
    private static void leaveTypeToReference(Schema schema) {
        List<Schema> choices = schema.getAnyOf();
        if (choices != null && choices.stream().anyMatch(choice -> choice.getRef() != null)) {
            schema.setType(null);
        }
    }

    private void complete(String path, PathItem.HttpMethod method, Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        boolean writes = method != PathItem.HttpMethod.GET && method != PathItem.HttpMethod.HEAD;
        problem(operation, "400", "The request cannot be read: syntax, an unknown member, or a malformed parameter.");
        problem(operation, "401", "No valid credential.");
        problem(operation, "403", "The credential does not allow this.");
        if (path.contains("{")) {
            problem(operation, "404", "There is no such thing.");
        }
        if (writes) {
            problem(operation, "409", "Its present state does not allow this.");
            problem(operation, "422", "Readable, but not acceptable; `errors` says where.");
        }
        if (operation.getRequestBody() != null) {
            problem(operation, "413", "The body is too large.");
            problem(operation, "415", "The body's format is not understood.");
        }
        if (parameters(operation).stream().anyMatch(p -> "If-Match".equalsIgnoreCase(p.getName()))) {
            problem(operation, "412", "Somebody changed it in the meantime; read it again.");
            problem(operation, "428", "If-Match is missing.");
        }
        operation.getResponses().getAPIResponses().values().forEach(SharedContract::completeHeaders);
        problem(operation, "503", "Not available at the moment; try again after Retry-After seconds.");
        problem(operation, "default", "Any other problem.");
        if (method == PathItem.HttpMethod.POST && !secret.contains(operation.getOperationId())) {
            operation.addParameter(idempotencyKey());
        }
    }

    /** A header is text unless somebody says otherwise. */
    private static void completeHeaders(APIResponse response) {
        if (response.getHeaders() != null) {
            response.getHeaders().values().stream()
                    .filter(header -> header.getSchema() == null && header.getContent() == null)
                    .forEach(header ->
                            header.setSchema(OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING))));
        }
    }

    private static List<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
    }

    private static void problem(Operation operation, String status, String description) {
        if (!operation.getResponses().hasAPIResponse(status)) {
            APIResponse response = OASFactory.createAPIResponse()
                    .description(description)
                    .content(OASFactory.createContent()
                            .addMediaType(
                                    Problem.MEDIA_TYPE,
                                    OASFactory.createMediaType()
                                            .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
            operation.getResponses().addAPIResponse(status, response);
        }
    }

    private static Parameter idempotencyKey() {
        Schema text = OASFactory.createSchema()
                .type(List.of(Schema.SchemaType.STRING))
                .minLength(1)
                .maxLength(255);
        return OASFactory.createParameter()
                .name("Idempotency-Key")
                .in(Parameter.In.HEADER)
                .required(false)
                .schema(text)
                .description(
                        "A name for this request, kept for 24 hours: sent again with the same body it gets the stored answer, "
                                + "marked `Idempotent-Replayed: true`.");
    }
}
