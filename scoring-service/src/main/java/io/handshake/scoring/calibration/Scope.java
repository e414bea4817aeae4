package io.handshake.scoring.calibration;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Of which leads: those whose attributes are these, compared without regard to case; null: whatever they are. */
record Scope(
        @Nullable String segment,
        @Nullable String region,
        @Nullable String channel) {
    /** What narrows a query over {@code member} by what is known of the leads last; nothing when they may be anything. */
    String join() {
        if (values().isEmpty()) {
            return "";
        }
        StringBuilder join = new StringBuilder("""
                join (select distinct on (lead) lead, attributes from lead_profile order by lead, sequence desc) f
                  on f.lead = member.lead""");
        append(join, "segment", segment);
        append(join, "region", region);
        append(join, "channel", channel);
        return join.toString();
    }

    private static void append(StringBuilder join, String attribute, @Nullable String value) {
        if (value != null) {
            join.append(" and lower(f.attributes ->> '").append(attribute).append("') = lower(?)");
        }
    }

    /** For the question marks of {@link #join}. */
    List<String> values() {
        List<String> values = new ArrayList<>();
        for (String value : new @Nullable String[] {segment, region, channel}) {
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }
}
