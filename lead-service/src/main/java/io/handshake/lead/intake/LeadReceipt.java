package io.handshake.lead.intake;

import static org.jboss.resteasy.reactive.RestResponse.Status.CREATED;
import static org.jboss.resteasy.reactive.RestResponse.Status.OK;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The answer to one lead that was taken in. */
@Schema(description = "What taking in a lead came to.")
public record LeadReceipt(
        @Schema(description = "Id of the lead.", required = true)
        UUID id,

        @Schema(description = "created, or matched when the person was known; more may follow.", required = true)
        String outcome,

        @Schema(
                description =
                        "What became of `visitorId`: joined, already-joined when the visitor was this lead before, or with-another-lead when the visitor turned out to be somebody else before and stays so; null when none was named. More may follow.",
                nullable = true)
        @Nullable
        String visitor) {
    /** The answer to what one telling came to; a refusal is thrown. */
    static RestResponse<LeadReceipt> answer(Taken taken) {
        return switch (taken) {
            case Taken.Created(UUID lead, Visitor visitor) ->
                answer(CREATED, new LeadReceipt(lead, "created", Visitor.word(visitor)));
            case Taken.Matched(UUID lead, Visitor visitor) ->
                answer(OK, new LeadReceipt(lead, "matched", Visitor.word(visitor)));
            case Taken.Refused refused -> throw refused.problem();
        };
    }

    private static RestResponse<LeadReceipt> answer(RestResponse.Status status, LeadReceipt receipt) {
        return RestResponse.ResponseBuilder.create(status, receipt)
                .header("Location", "/v1/leads/" + receipt.id())
                .build();
    }
}
