package io.handshake.lead.transition;

import io.handshake.lead.funnel.Funnel;
import io.handshake.lead.funnel.Milestone;
import io.handshake.lead.funnel.Owner;
import io.handshake.lead.funnel.Stage;
import io.handshake.lead.funnel.StageTimes;
import io.handshake.lead.funnel.StageTimes.Stay;
import io.handshake.lead.funnel.StageTimes.Times;
import io.handshake.lead.lifecycle.PassView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How long a lead stood in which stage. */
@Schema(
        name = "LeadStages",
        description =
                "The stages of the funnel of a lead's latest pass, with when it was in them and how long, over all"
                        + " its passes.")
public record StagesOfLead(
        @Schema(description = "The lead.", required = true) UUID lead,

        @Schema(description = "Number of the latest pass.", required = true, minimum = "1")
        int pass,

        @Schema(description = "The funnel of the latest pass.", required = true)
        String funnel,

        @Schema(description = "Version of that funnel.", required = true, minimum = "1")
        int funnelVersion,

        @Schema(description = "Until when a stage that is not left is counted.", required = true)
        Instant asOf,

        @Schema(description = "The stages in order.", required = true)
        List<StageOfLead> stages) {

    /** One stage. */
    @Schema(description = "A stage, and how long the lead stood in it.")
    public record StageOfLead(
            @Schema(description = "Key of the stage; stages of other funnels with the same key count.", required = true)
            String stage,

            @Schema(description = "What the stage is called.", required = true)
            String title,

            @Schema(description = "What it stands for on every funnel; more may follow.", required = true)
            Milestone milestone,

            @Schema(description = "The side accountable for leads that stand here.", required = true)
            Owner owner,

            @Schema(
                    description = "The latest pass that entered it; null when none did.",
                    required = true,
                    nullable = true)
            @Nullable
            Integer pass,

            @Schema(
                    description = "When that pass entered it last, as claimed; null when none did.",
                    required = true,
                    nullable = true)
            @Nullable
            Instant dateEntered,

            @Schema(
                    description = "When that pass left it for the next stage, went back or ended in it; null when it"
                            + " stands there or never did.",
                    required = true,
                    nullable = true)
            @Nullable
            Instant dateExited,

            @Schema(
                    description = "Seconds that pass stood here, until now when it still does; null when none did.",
                    required = true,
                    nullable = true)
            @Nullable
            Long latestSeconds,

            @Schema(description = "Seconds that all passes stood here.", required = true, minimum = "0")
            long cumulativeSeconds,

            @Schema(
                    description =
                            "Whether that pass skipped the stage in reality, and it counts only because a later one"
                                    + " was reached.",
                    required = true)
            boolean inferred) {
        private static StageOfLead of(Stage stage, Optional<Times> times) {
            Optional<Stay> stay = times.map(Times::latest);
            return new StageOfLead(
                    stage.key(),
                    stage.title(),
                    stage.milestone(),
                    stage.owner(),
                    stay.map(Stay::pass).orElse(null),
                    stay.map(Stay::entered).orElse(null),
                    stay.map(Stay::left).orElse(null),
                    times.map(it -> it.latestTime().toSeconds()).orElse(null),
                    times.map(it -> it.cumulativeTime().toSeconds()).orElse(0L),
                    stay.map(Stay::inferred).orElse(false));
        }
    }

    static StagesOfLead of(UUID lead, List<PassView> passes, Funnel funnel, Instant now) {
        StageTimes times = StageTimes.of(
                passes.stream().flatMap(pass -> stays(pass).stream()).toList(), now);
        return new StagesOfLead(
                lead,
                passes.getLast().number(),
                funnel.key(),
                funnel.version(),
                now,
                funnel.stages().stream()
                        .map(stage -> StageOfLead.of(
                                stage, Optional.ofNullable(times.byStage().get(stage.key()))))
                        .toList());
    }

    /** A stage is left when the next one is entered or the pass goes back, the last one when the pass ends. */
    private static List<Stay> stays(PassView pass) {
        List<Stay> stays = new ArrayList<>();
        List<PassView.Entered> entered = pass.stages();
        for (int i = 0; i < entered.size(); i++) {
            Instant left = i + 1 < entered.size() ? entered.get(i + 1).enteredAt() : pass.closedAt();
            stays.add(new Stay(
                    entered.get(i).stage(),
                    pass.number(),
                    entered.get(i).enteredAt(),
                    left,
                    entered.get(i).inferred(),
                    entered.get(i).back()));
        }
        return stays;
    }
}
