package io.handshake.scoring.signals;

import io.handshake.scoring.calibration.Cohort;
import io.handshake.scoring.calibration.MeasuredRate;
import io.handshake.scoring.rate.Rate;
import io.handshake.scoring.signals.SignalCounts.Counted;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What went with opportunities. */
@Schema(
        name = "Signals",
        description = "What went with opportunities, of passes opened in a window. Only what was recorded and happened"
                + " before the opportunity was there, or before the horizon was over, is evidence.")
public record SignalsView(
        @Schema(description = "Begin of the window.", required = true)
        Instant from,

        @Schema(description = "End of the window, not included.", required = true)
        Instant to,

        @Schema(
                description = "Days of 24 hours each pass is given from when it opened.",
                required = true,
                minimum = "1")
        int horizonDays,

        @Schema(
                description =
                        "Everything recorded before this instant is counted; null while nothing has been read yet.",
                required = true,
                nullable = true)
        @Nullable
        Instant asOf,

        @Schema(description = "Passes too young to be judged, counted nowhere else.", required = true, minimum = "0")
        long immature,

        @Schema(description = "All passes.", required = true)
        MeasuredRate all,

        @Schema(description = "By activity type, most frequent first, at most 500.", required = true)
        List<SignalView> activities,

        @Schema(description = "By attribute, in order of its name.", required = true)
        List<Attribute> attributes) {

    /** How leads fared by one attribute. */
    @Schema(name = "AttributeSignals", description = "How leads fared by one attribute.")
    record Attribute(
            @Schema(description = "Name of the attribute.", required = true)
            String attribute,

            @Schema(description = "By value, most frequent first, at most 50.", required = true)
            List<SignalView> values) {}

    static SignalsView of(Cohort cohort, long immature, Rate all, List<Counted> types, List<Counted> attributes) {
        return new SignalsView(
                cohort.from(),
                cohort.to(),
                cohort.horizonDays(),
                cohort.asOf(),
                immature,
                MeasuredRate.of(all),
                types.stream()
                        .map(type -> SignalView.of(type.name(), type, all))
                        .toList(),
                byName(attributes, counted -> SignalView.of(counted.value(), counted, all)));
    }

    private static List<Attribute> byName(List<Counted> counted, Function<Counted, SignalView> view) {
        return counted.stream()
                .collect(Collectors.groupingBy(
                        Counted::name, TreeMap::new, Collectors.mapping(view, Collectors.toList())))
                .entrySet()
                .stream()
                .map(entry -> new Attribute(entry.getKey(), entry.getValue()))
                .toList();
    }
}
