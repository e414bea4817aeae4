package io.handshake.lead.finding;

import static io.handshake.chassis.security.Roles.PARTNER;
import static io.handshake.lead.partner.Scope.EVENTS_READ;

import io.handshake.chassis.http.Page;
import io.handshake.chassis.http.PageCursor;
import io.handshake.lead.finding.PartnerTimeline.Part;
import io.handshake.lead.identity.Aliases;
import io.handshake.lead.partner.NeedsScope;
import io.handshake.lead.partner.Origin;
import io.handshake.lead.partner.PartnerKeysResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Tells a partner the story of a lead of its source. */
@Path("/v1/partner/leads/{id}/timeline")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Me")
public class PartnerTimelineResource {
    private final Aliases aliases;
    private final PartnerTimeline timeline;
    private final Origin origin;

    PartnerTimelineResource(Aliases aliases, PartnerTimeline timeline, Origin origin) {
        this.aliases = aliases;
        this.timeline = timeline;
        this.origin = origin;
    }

    @GET
    @SecurityRequirement(name = PartnerKeysResource.SCHEME)
    @RolesAllowed(PARTNER)
    @NeedsScope(EVENTS_READ)
    @Operation(
            operationId = "getPartnerTimeline",
            summary = "Tell the story of a lead of the key's source, oldest first",
            description =
                    "How it came in, where its passes went, and the activities that the key's source reported. Of leads merged into it the same, if they came from the source. A page looks at some 1,000 events: it may have fewer entries than `limit`, even none, while there is a `next`.")
    @APIResponse(responseCode = "200", description = "What happened to the lead, in the order of recording")
    public Page<PartnerTimelineEntry> timeline(
            @RestPath @Parameter(description = "Id of the lead.") UUID id,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "Entries on a page, 1 to 200.")
                    int limit,
            @RestQuery @Parameter(description = "Where the page begins: `next` of the page before.") @Nullable
                    String after) {
        String source = origin.boundTo().orElseThrow();
        UUID lead = aliases.require(id, origin.boundTo());
        String filter = "partner timeline " + id;
        long start = after == null ? 0 : PageCursor.decode(filter, after).large(0);
        Part part = timeline.of(lead, source, start, limit);
        return new Page<>(
                part.entries(),
                part.next() == null
                        ? null
                        : PageCursor.encode(filter, part.next().toString()));
    }
}
