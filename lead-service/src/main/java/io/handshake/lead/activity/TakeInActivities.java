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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Takes in activities: finds the contact keys, leaves out repeats, sets unknown kinds aside, records the rest. */
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
        Set<String> registered =
                types.registered(known.stream().map(Activity::type).collect(Collectors.toSet()));
        List<NewEvent> facts = new ArrayList<>(known.size());
        List<Quarantine.Held> held = new ArrayList<>();
        for (Activity activity : known) {
            UUID key = Objects.requireNonNull(keyOf.get(activity.who()));
            String outcome;
            List<FieldError> notes = List.of();
            if (activity.identified() && !first.remove(activity.id())) {
                outcome = "duplicate";
            } else if (registered.contains(activity.type())) {
                outcome = "recorded";
                facts.add(fact(activity, key));
            } else {
                outcome = "quarantined";
                notes = List.of(FieldError.at(
                        "/activities/" + activity.index() + "/type",
                        "is not registered; the activity waits in quarantine until it is"));
                held.add(new Quarantine.Held(activity, key));
            }
            results[activity.index()] = new Result(activity.index(), outcome, activity.id(), notes);
        }
        quarantine.hold(held);
        log.appendUnordered(facts);
    }

    private static NewEvent fact(Activity activity, UUID key) {
        return new NewEvent(
                key.toString(),
                null,
                activity.occurredAt(),
                new ActivityRecorded(activity.id(), activity.type(), activity.source(), activity.campaign()));
    }
}
