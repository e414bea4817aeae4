package io.handshake.reporting.handshake;

import io.handshake.reporting.asking.Share;
import io.handshake.reporting.numbers.Rate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Promises kept. */
@Schema(name = "Attainment", description = "Promises kept, of those whose outcome is known so far.")
public record Attainment(
        @Schema(description = "Clocks on offers (`accept`) met.", required = true, minimum = "0")
        long met,

        @Schema(
                description = "Clocks on offers (`accept`) breached, answered since or not.",
                required = true,
                minimum = "0")
        long breached,

        @Schema(description = "met / (met + breached); null when neither is known.", required = true)
        Share kept,

        @Schema(
                description =
                        "The same for each kind of clock of which an outcome is known, `accept` among them, by kind.",
                required = true)
        List<OfKind> byKind) {

    /** Promises of one kind. */
    @Schema(
            name = "AttainmentOfKind",
            description = "Promises of one kind kept, of those whose outcome is known so far.")
    public record OfKind(
            @Schema(
                    description = "`accept`, `first-touch`, `work-by` or `outcome`. More may be added.",
                    required = true,
                    examples = "first-touch")
            String kind,

            @Schema(description = "Clocks met, late evidence included.", required = true, minimum = "0")
            long met,

            @Schema(
                    description = "Clocks breached, those left out that turned out to have been met.",
                    required = true,
                    minimum = "0")
            long breached,

            @Schema(description = "met / (met + breached).", required = true)
            Share kept) {

        static OfKind of(String kind, long met, long breached) {
            return new OfKind(kind, met, breached, Share.of(new Rate(met, met + breached)));
        }
    }

    static Attainment of(List<OfKind> kinds) {
        OfKind accept = kinds.stream()
                .filter(of -> of.kind().equals("accept"))
                .findFirst()
                .orElse(OfKind.of("accept", 0, 0));
        return new Attainment(accept.met(), accept.breached(), accept.kept(), kinds);
    }
}
