package io.handshake.lead.attribute;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static io.handshake.chassis.security.Roles.ADMIN;
import static io.handshake.chassis.security.Roles.AUDITOR;
import static io.handshake.chassis.security.Roles.BDR;
import static io.handshake.chassis.security.Roles.MARKETING;
import static io.handshake.chassis.security.Roles.PARTNER;
import static io.handshake.chassis.security.Roles.REP;
import static io.handshake.chassis.security.Roles.SALES;
import static io.handshake.chassis.security.Roles.SERVICE;
import static io.handshake.lead.LeadProblem.ATTRIBUTE_STAYS;

import io.handshake.chassis.event.EventLog;
import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.chassis.problem.FieldError;
import io.handshake.lead.partner.PartnerKeysResource;
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
import java.util.ArrayList;
import java.util.HashSet;
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

/** Declares what else can be known of leads. */
@Path("/v1/lead-attributes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Lead attributes", description = "What else can be known of leads")
public class LeadAttributesResource {
    /** What an attribute's key looks like. */
    public static final String KEY = "^[a-z][A-Za-z0-9]{0,63}$";

    private static final String ALL = "lead-attributes";

    private final DeclaredAttributes attributes;
    private final EventLog log;
    private final InstantSource clock;

    LeadAttributesResource(DeclaredAttributes attributes, EventLog log, InstantSource clock) {
        this.attributes = attributes;
        this.log = log;
        this.clock = clock;
    }

    @PUT
    @Path("/{key}")
    @RolesAllowed({MARKETING, ADMIN})
    @Transactional
    @Operation(
            operationId = "putLeadAttribute",
            summary = "Declare an attribute of leads, or describe it anew",
            description =
                    "The type and whether it is personal stay; choices may be added. Declared so before, nothing changes.")
    @APIResponse(
            responseCode = "201",
            description = "The attribute is declared",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DeclaredAttribute.class)))
    @APIResponse(
            responseCode = "200",
            description = "The attribute was declared before, and is described so now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DeclaredAttribute.class)))
    public RestResponse<DeclaredAttribute> put(
            @RestPath
                    @Pattern(regexp = KEY, message = "must be 1 to 64 letters and digits and begin with a small letter")
                    @Parameter(
                            description = "Key of the attribute: 1 to 64 letters and digits, the first a small letter.")
                    String key,
            @Valid @NotNull AttributeDeclaration request) {
        requireSense(request);
        DeclaredAttribute told = new DeclaredAttribute(
                key, request.title(), AttributeType.of(request.type()), request.choicesOrNone(), request.personal());
        Optional<DeclaredAttribute> known = attributes.hold(key);
        known.ifPresent(before -> requireFit(before, told));
        if (!known.equals(Optional.of(told))) {
            long sequence = attributes.write(key, request);
            log.append(
                    key,
                    sequence,
                    clock.instant(),
                    new LeadAttributeDeclared(key, told.title(), told.type(), told.choices(), told.personal()));
        }
        return RestResponse.ResponseBuilder.create(
                        known.isPresent() ? RestResponse.Status.OK : RestResponse.Status.CREATED, told)
                .build();
    }

    @GET
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = PartnerKeysResource.SCHEME)
    @RolesAllowed({PARTNER, MARKETING, SALES, REP, BDR, ADMIN, AUDITOR, SERVICE})
    @Operation(operationId = "listLeadAttributes", summary = "List the declared attributes of leads")
    @APIResponse(responseCode = "200", description = "Attributes in the order of their keys")
    public Page<DeclaredAttribute> list(
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "Attributes on a page, 1 to 200.")
                    int limit,
            @RestQuery @Parameter(description = "Where the page begins: `next` of the page before.") @Nullable
                    String after) {
        String start = after == null ? "" : PageCursor.decode(ALL, after).text(0);
        List<DeclaredAttribute> found = attributes.after(start, limit + 1);
        boolean last = found.size() <= limit;
        List<DeclaredAttribute> page = last ? found : found.subList(0, limit);
        return new Page<>(
                page, last ? null : PageCursor.encode(ALL, page.getLast().key()));
    }

    private static void requireSense(AttributeDeclaration told) {
        List<FieldError> errors = new ArrayList<>();
        if (told.type().equals("choice") && told.choices() == null) {
            errors.add(FieldError.at("/choices", "are needed for a choice"));
        }
        if (!told.type().equals("choice") && told.choices() != null) {
            errors.add(FieldError.at("/choices", "are only for a choice"));
        }
        if (new HashSet<>(told.choicesOrNone()).size() < told.choicesOrNone().size()) {
            errors.add(FieldError.at("/choices", "must not name a value twice"));
        }
        if (!errors.isEmpty()) {
            throw INVALID_CONTENT.because("the attribute makes no sense so", errors);
        }
    }

    private static void requireFit(DeclaredAttribute known, DeclaredAttribute told) {
        List<FieldError> errors = new ArrayList<>();
        if (known.type() != told.type()) {
            errors.add(FieldError.at("/type", "was declared as " + known.type().word() + " and stays so"));
        }
        if (known.personal() != told.personal()) {
            errors.add(FieldError.at("/personal", "was declared as " + known.personal() + " and stays so"));
        }
        if (!told.choices().containsAll(known.choices())) {
            errors.add(FieldError.at(
                    "/choices", "must hold every choice declared before: " + String.join(", ", known.choices())));
        }
        if (!errors.isEmpty()) {
            throw ATTRIBUTE_STAYS.because("leads may have values of it; declare another attribute instead", errors);
        }
    }
}
