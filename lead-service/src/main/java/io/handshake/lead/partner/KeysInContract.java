package io.handshake.lead.partner;

import io.handshake.chassis.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/** Says in the contract which scope of a partner's key an operation needs, and how its rate is told. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = KeysInContract.BEFORE_THE_SHARED_PARTS)
public class KeysInContract implements OASFilter {
    /** Filters of one priority run in any order, which would show in the contract. */
    static final int BEFORE_THE_SHARED_PARTS = 2;

    private static final DotName OPERATION =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.Operation.class);

    private final Map<String, Scope> scopes;

    public KeysInContract(IndexView classes) {
        scopes = classes.getAnnotations(NeedsScope.class).stream()
                .filter(mark -> mark.target().hasAnnotation(OPERATION))
                .collect(Collectors.toMap(
                        mark -> mark.target()
                                .annotation(OPERATION)
                                .value("operationId")
                                .asString(),
                        mark -> Scope.valueOf(mark.value().asEnum()),
                        (one, again) -> one));
    }

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        contract.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .forEach(operation -> Optional.ofNullable(scopes.get(operation.getOperationId()))
                        .ifPresent(scope -> describe(operation, scope)));
    }

    private static void describe(Operation operation, Scope scope) {
        String said = operation.getDescription() == null ? "" : operation.getDescription() + " ";
        operation.setDescription(said + "A partner's key needs the scope `" + scope.text() + "`.");
        if (scope.isIntake()) {
            operation.getResponses().getAPIResponses().forEach((status, response) -> {
                if (status.startsWith("2")) {
                    response.addHeader(
                            PartnerCalls.POLICY_HEADER,
                            header("For a partner's key: how many requests it may post in how many seconds."));
                    response.addHeader(
                            PartnerCalls.QUOTA_HEADER,
                            header(
                                    "For a partner's key: how many requests are left, and after how many seconds all are."));
                    response.addHeader(
                            PartnerCalls.MODE_HEADER,
                            header("`test` for a key in test mode: nothing of what the answer says has stayed."));
                }
            });
            operation
                    .getResponses()
                    .addAPIResponse(
                            "429",
                            OASFactory.createAPIResponse()
                                    .description("The partner's key posts too often; wait for Retry-After seconds.")
                                    .addHeader("Retry-After", header("Seconds to wait."))
                                    .content(OASFactory.createContent()
                                            .addMediaType(
                                                    Problem.MEDIA_TYPE,
                                                    OASFactory.createMediaType()
                                                            .schema(OASFactory.createSchema()
                                                                    .ref("#/components/schemas/Problem")))));
        }
    }

    private static Header header(String description) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING)));
    }
}
