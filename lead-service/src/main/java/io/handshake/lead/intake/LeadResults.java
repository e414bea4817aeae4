package io.handshake.lead.intake;

import io.handshake.chassis.http.Checked;
import io.handshake.chassis.problem.FieldError;
import io.handshake.lead.intake.Taken.Created;
import io.handshake.lead.intake.Taken.Matched;
import io.handshake.lead.intake.Taken.Refused;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The answer to many leads. */
@Schema(description = "What became of each lead, in the order they were sent.")
public record LeadResults(
        @Schema(description = "One result per lead, in the order they were sent.", required = true)
        List<Result> results) {

    /** The answer to one of many. */
    @Schema(name = "LeadResult", description = "What became of one lead of a batch.")
    public record Result(
            @Schema(description = "Place in the batch, from 0.", required = true, minimum = "0")
            int index,

            @Schema(description = "created, matched or failed; more may follow.", required = true)
            String outcome,

            @Schema(description = "Id of the lead; null when it failed.", nullable = true) @Nullable
            UUID id,

            @Schema(
                    description =
                            "What became of `visitorId`: joined, already-joined or with-another-lead; null when none was named. More may follow.",
                    nullable = true)
            @Nullable
            String visitor,

            @Schema(description = "What is wrong; empty unless it failed.", required = true)
            List<FieldError> errors) {

        private static Result of(int index, Taken taken) {
            return switch (taken) {
                case Created(UUID lead, Visitor visitor) ->
                    new Result(index, "created", lead, Visitor.word(visitor), List.of());
                case Matched(UUID lead, Visitor visitor) ->
                    new Result(index, "matched", lead, Visitor.word(visitor), List.of());
                case Refused refused ->
                    failed(
                            index,
                            refused.errors().stream()
                                    .map(error -> error.below("/leads/" + index))
                                    .toList());
            };
        }

        private static Result failed(int index, List<FieldError> errors) {
            return new Result(index, "failed", null, null, errors);
        }
    }

    /** Puts the answers to the readable ones back among those that could not be read. */
    static LeadResults of(List<Checked<NewLead>> checked, List<Taken> taken) {
        Iterator<Taken> answers = taken.iterator();
        List<Result> results = new ArrayList<>(checked.size());
        for (Checked<NewLead> one : checked) {
            results.add(
                    switch (one) {
                        case Checked.Good<NewLead> good -> Result.of(good.index(), answers.next());
                        case Checked.Bad<NewLead>(int index, List<FieldError> errors) -> Result.failed(index, errors);
                    });
        }
        return new LeadResults(results);
    }
}
