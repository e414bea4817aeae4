package io.handshake.lead.activity;

import io.handshake.chassis.http.Checked;
import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.sql.Ids;
import io.handshake.lead.claim.Claims;
import io.handshake.lead.identity.ContactKey;
import io.handshake.lead.identity.ExternalId;
import io.handshake.lead.partner.Origin;
import io.handshake.lead.property.PropertyBounds;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what is reported: what no single member can show, and what is left out. */
@ApplicationScoped
class ReadActivities {
    private final Origin origin;
    private final InstantSource clock;

    ReadActivities(Origin origin, InstantSource clock) {
        this.origin = origin;
        this.clock = clock;
    }

    /** The activities that make sense; those that do not become failed results. */
    List<Activity> read(List<Checked<NewActivity>> reported, ActivityResults.Result[] results) {
        Instant now = clock.instant();
        Said said = new Said(origin.boundTo().orElse(null), now, new ActivityIds());
        List<Activity> activities = new ArrayList<>(reported.size());
        for (Checked<NewActivity> one : reported) {
            switch (one) {
                case Checked.Bad<NewActivity>(int index, List<FieldError> errors) ->
                    results[index] = ActivityResults.Result.failed(index, errors);
                case Checked.Good<NewActivity>(int index, NewActivity activity) -> {
                    List<FieldError> errors = said.errors("/activities/" + index, activity);
                    if (errors.isEmpty()) {
                        activities.add(said.activity(index, activity));
                    } else {
                        results[index] = ActivityResults.Result.failed(index, errors);
                    }
                }
            }
        }
        return activities;
    }

    /** What holds for a whole call: who speaks, and when. */
    private record Said(@Nullable String bound, Instant now, ActivityIds ids) {
        String home() {
            return bound == null ? Origin.HANDSHAKE : bound;
        }

        List<FieldError> errors(String at, NewActivity activity) {
            List<FieldError> errors = new ArrayList<>(0);
            if (!activity.saysWho()) {
                errors.add(
                        FieldError.at(
                                at,
                                "needs exactly one of lead, email, externalId, or a visitorId, which may stand beside one of them"));
            }
            Claims.error(activity.occurredAt(), now)
                    .ifPresent(why -> errors.add(FieldError.at(at + "/occurredAt", why)));
            if (activity.properties() != null) {
                PropertyBounds.error(activity.properties())
                        .ifPresent(why -> errors.add(FieldError.at(at + "/properties", why)));
            }
            if (foreign(activity.source())) {
                errors.add(FieldError.at(at + "/source", "must be the source of your key"));
            }
            if (activity.externalId() != null && foreign(activity.externalId().source())) {
                errors.add(FieldError.at(at + "/externalId/source", "must be the source of your key"));
            }
            return errors;
        }

        private boolean foreign(@Nullable String source) {
            return bound != null && source != null && !bound.equals(source);
        }

        Activity activity(int index, NewActivity activity) {
            String source = Objects.requireNonNullElse(activity.source(), home());
            String eventId = activity.eventId();
            return new Activity(
                    index,
                    eventId == null ? Ids.next() : ids.of(source, eventId),
                    eventId != null,
                    activity.type(),
                    who(activity),
                    visitor(activity),
                    Objects.requireNonNullElse(activity.occurredAt(), now),
                    source,
                    activity.campaign(),
                    activity.utm(),
                    activity.properties());
        }

        private static @Nullable ContactKey visitor(NewActivity activity) {
            boolean alone = activity.lead() == null && activity.email() == null && activity.externalId() == null;
            return alone || activity.visitorId() == null ? null : ContactKey.visitor(activity.visitorId());
        }

        private ContactKey who(NewActivity activity) {
            if (activity.lead() != null) {
                return ContactKey.lead(activity.lead());
            }
            if (activity.email() != null) {
                return ContactKey.email(activity.email());
            }
            ExternalId externalId = activity.externalId();
            return externalId != null
                    ? ContactKey.external(externalId.sourceOr(home()), externalId.id())
                    : ContactKey.visitor(Objects.requireNonNull(activity.visitorId()));
        }
    }
}
