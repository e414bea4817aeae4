package io.handshake.scoring.qualification;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is read here of the payloads of lead-service's feed. */
final class LeadFeed {
    private LeadFeed() {}

    record ActivityRecorded(
            UUID activity,
            String activityType,
            @Nullable String source,
            @Nullable String campaign,
            @Nullable JsonNode properties) {
        ActivityRecorded {
            Objects.requireNonNull(activity, "activity");
            Objects.requireNonNull(activityType, "activityType");
        }

        /** The properties as JSON; null when there are none. */
        @Nullable
        String told() {
            return properties == null || properties.isEmpty() ? null : properties.toString();
        }
    }

    record LeadIdentified(List<ContactKey> keys) {
        LeadIdentified {
            Objects.requireNonNull(keys, "keys");
        }
    }

    record LeadMerged(UUID merged, List<ContactKey> keys) {
        LeadMerged {
            Objects.requireNonNull(merged, "merged");
            Objects.requireNonNull(keys, "keys");
        }
    }

    record LeadUnmerged(UUID unmerged, List<ContactKey> keys) {
        LeadUnmerged {
            Objects.requireNonNull(unmerged, "unmerged");
            Objects.requireNonNull(keys, "keys");
        }
    }

    record ContactKey(UUID key, @Nullable Integer moves) {
        ContactKey {
            Objects.requireNonNull(key, "key");
        }

        int movesOr(int untold) {
            return moves == null ? untold : moves;
        }
    }

    record PassOpened(int pass, String milestone) {
        PassOpened {
            Objects.requireNonNull(milestone, "milestone");
        }

        /** A pass stands in its first stage without anybody having moved it there. */
        StageEntered entered() {
            return new StageEntered(pass, milestone, false, null, null);
        }
    }

    record StageEntered(
            int pass,
            String milestone,
            boolean inferred,
            @Nullable String handoffTo,
            @Nullable String actor) {
        StageEntered {
            Objects.requireNonNull(milestone, "milestone");
        }
    }

    record StageEntryReversed(int pass, String milestone, Instant enteredAt) {
        StageEntryReversed {
            Objects.requireNonNull(milestone, "milestone");
            Objects.requireNonNull(enteredAt, "enteredAt");
        }
    }

    record PassClosed(int pass, String outcome, @Nullable String reason) {
        PassClosed {
            Objects.requireNonNull(outcome, "outcome");
        }
    }

    record LeadPass(UUID lead, int pass) {
        LeadPass {
            Objects.requireNonNull(lead, "lead");
        }
    }

    record Opportunity(
            UUID opportunity,
            @Nullable UUID lead,
            @Nullable Integer pass,
            @Nullable List<LeadPass> leads) {
        Opportunity {
            Objects.requireNonNull(opportunity, "opportunity");
        }

        /** Facts published before an opportunity could have several leads name the one only. */
        List<LeadPass> places() {
            if (leads != null) {
                return leads;
            }
            return lead == null || pass == null ? List.of() : List.of(new LeadPass(lead, pass));
        }
    }
}
