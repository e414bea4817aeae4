package io.handshake.lead.activity;

import io.handshake.chassis.event.EventLog;
import io.handshake.chassis.event.NewEvent;
import io.handshake.chassis.problem.FieldError;
import io.handshake.lead.activity.ActivityResults.Result;
import io.handshake.lead.identity.ContactKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Takes in activities: finds the contact keys, leaves out repeats, sets aside what does not fit its type, records the rest. */
@ApplicationScoped
class TakeInActivities {
    private final MeetPeople people;
    private final ActivityTypes types;
    private final SeenActivities seen;
    private final Quarantine quarantine;
    private final EventLog log;

    TakeInActivities(MeetPeople people, ActivityTypes types, SeenActivities seen, Quarantine quarantine, EventLog log) {
        this.people = people;
        this.types = types;
        this.seen = seen;
        this.quarantine = quarantine;
        this.log = log;
    }

    /** Takes in what was read; every place in {@code results} that is still empty gets its answer. */
    void takeIn(List<Activity> activities, Result[] results) {
        Map<ContactKey, UUID> keyOf = people.meet(activities);
        List<Activity> known = new ArrayList<>(activities.size());
        for (Activity activity : activities) {
            if (keyOf.containsKey(activity.who())) {
                known.add(activity);
            } else {
                results[activity.index()] = Result.failed(
                        activity.index(),
                        List.of(FieldError.at("/activities/" + activity.index() + "/lead", "there is no such lead")));
            }
        }
        Set<UUID> first = seen.firstSeen(
                known.stream().filter(Activity::identified).map(Activity::id).collect(Collectors.toSet()));
        Map<String, RegisteredType> registered = registered(known);
        List<NewEvent> facts = new ArrayList<>(known.size());
        List<Held> held = new ArrayList<>();
        for (Activity activity : known) {
            UUID key = Objects.requireNonNull(keyOf.get(activity.who()));
            String outcome;
            List<FieldError> notes = List.of();
            if (activity.identified() && !first.remove(activity.id())) {
                outcome = "duplicate";
            } else {
                Optional<Held> misfit = Held.unlessFit(activity, key, registered.get(activity.type()));
                misfit.ifPresentOrElse(held::add, () -> facts.add(fact(activity, key)));
                outcome = misfit.isPresent() ? "quarantined" : "recorded";
                notes = misfit.map(Held::notes).orElse(List.of());
            }
            results[activity.index()] = new Result(activity.index(), outcome, activity.id(), notes);
        }
        quarantine.hold(held);
        log.appendUnordered(facts);
    }

    private Map<String, RegisteredType> registered(List<Activity> activities) {
        return types.registered(
                activities.stream().map(Activity::type).collect(Collectors.toSet()),
                activities.stream()
                        .filter(activity -> activity.properties() != null)
                        .map(Activity::type)
                        .collect(Collectors.toSet()));
    }

    private static NewEvent fact(Activity activity, UUID key) {
        return new NewEvent(
                key.toString(),
                null,
                activity.occurredAt(),
                new ActivityRecorded(
                        activity.id(),
                        activity.type(),
                        activity.source(),
                        activity.campaign(),
                        activity.utm(),
                        activity.properties()));
    }
}
