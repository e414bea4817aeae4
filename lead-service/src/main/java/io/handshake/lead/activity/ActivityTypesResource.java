package io.handshake.lead.activity;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.AUDITOR;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.PARTNER;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshake.chassis.event.EventLog;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.problem.FieldError;
import io.handshake.lead.activity.ActivityTypes.Described;
import io.handshake.lead.partner.PartnerKeysResource;
import io.handshake.lead.property.PropertySchema;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Registers the kinds of activities. */
@Path("/v1/activity-types")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Activity types", description = "The kinds of things visitors and leads can do")
public class ActivityTypesResource {
    private static final String ALL = "activity-types";

    private final ActivityTypes types;
    private final EventLog log;
    private final InstantSource clock;

    ActivityTypesResource(ActivityTypes types, EventLog log, InstantSource clock) {
        this.types = types;
        this.log = log;
        this.clock = clock;
    }

    @PUT
    @Path("/{key}")
    @RolesAllowed({MARKETING, ADMIN})
    @Transactional
    @Operation(
            operationId = "putActivityType",
            summary = "Register an activity type, or describe it anew",
            description =
                    "The whole description is replaced. Activities that were recorded stay as they are; what waits in quarantine is judged anew when it is replayed.")
    @APIResponse(
            responseCode = "201",
            description = "The type is registered",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = ActivityTypeView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The type was registered before, and is described so now",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = ActivityTypeView.class)))
    public RestResponse<ActivityTypeView> put(
            @RestPath
                    @Pattern(regexp = NewActivity.TYPE, message = NewActivity.TYPE_MESSAGE)
                    @Parameter(description = "Key of the type: 1 to 64 small letters, digits and dashes.")
                    String key,
            @Valid @NotNull ActivityTypeDescription request) {
        requireSense(request.properties());
        Optional<Described> described = types.describe(key, request);
        described.ifPresent(it -> log.append(
                key,
                it.sequence(),
                clock.instant(),
                new ActivityTypeRegistered(key, request.title(), request.intent(), request.properties())));
        boolean created = described.map(Described::created).orElse(false);
        return RestResponse.ResponseBuilder.create(
                        created ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                        types.find(key).orElseThrow())
                .build();
    }

    @GET
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = PartnerKeysResource.SCHEME)
    @RolesAllowed({PARTNER, MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(operationId = "listActivityTypes", summary = "List the activity types")
    @APIResponse(responseCode = "200", description = "Activity types in the order of their keys")
    public Page<ActivityTypeView> list(
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "Types on a page, 1 to 200.")
                    int limit,
            @RestQuery @Parameter(description = "Where the page begins: `next` of the page before.") @Nullable
                    String after) {
        String start = after == null ? "" : PageCursor.decode(ALL, after).text(0);
        List<ActivityTypeView> found = types.after(start, limit + 1);
        boolean last = found.size() <= limit;
        List<ActivityTypeView> page = last ? found : found.subList(0, limit);
        return new Page<>(
                page, last ? null : PageCursor.encode(ALL, page.getLast().key()));
    }

    private static void requireSense(@Nullable ObjectNode properties) {
        if (properties != null) {
            List<FieldError> errors = PropertySchema.errors(properties).stream()
                    .map(error -> error.below("/properties"))
                    .toList();
            if (!errors.isEmpty()) {
                throw INVALID_CONTENT.because("properties cannot be taken as a schema", errors);
            }
        }
    }
}
