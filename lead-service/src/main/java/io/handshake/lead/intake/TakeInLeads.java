package io.handshake.lead.intake;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;

import io.handshake.chassis.event.EventLog;
import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.sql.Sql;
import io.handshake.lead.identity.Aliases;
import io.handshake.lead.identity.ClaimedKey;
import io.handshake.lead.identity.ContactKey;
import io.handshake.lead.identity.ContactKeys;
import io.handshake.lead.intake.Taken.Refused;
import io.handshake.lead.lifecycle.FirstPasses;
import io.handshake.lead.lifecycle.FirstPasses.FirstPass;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes in leads: finds out who each is, learns what is told, and begins the first pass of those nobody knew.
 *
 * <p>However many are told, the database is asked a fixed number of times.
 */
@ApplicationScoped
class TakeInLeads {
    /** New rows are always put in one way. A plan for each time would also be one for each row's check of its foreign keys. */
    private static final Sql.Statement PLANNED_ONCE =
            new Sql.Statement("set local plan_cache_mode = force_generic_plan");

    private static final Sql.Statement PLANNED_EACH_TIME =
            new Sql.Statement("set local plan_cache_mode = force_custom_plan");

    private final Hearing hearing;
    private final ContactKeys keys;
    private final Aliases aliases;
    private final Leads leads;
    private final FirstPasses passes;
    private final EventLog log;
    private final Sql sql;
    private final InstantSource clock;

    TakeInLeads(
            Hearing hearing,
            ContactKeys keys,
            Aliases aliases,
            Leads leads,
            FirstPasses passes,
            EventLog log,
            Sql sql,
            InstantSource clock) {
        this.hearing = hearing;
        this.keys = keys;
        this.aliases = aliases;
        this.leads = leads;
        this.passes = passes;
        this.log = log;
        this.sql = sql;
        this.clock = clock;
    }

    /** What a caller tells about people, all of it now, or why it cannot be taken in. */
    List<Heard> hear(List<NewLead> people) {
        Instant now = clock.instant();
        return people.stream().map(person -> hear(person, now)).toList();
    }

    private Heard hear(NewLead person, Instant now) {
        List<FieldError> errors = hearing.errors(person, now);
        return errors.isEmpty()
                ? hearing.hear(person, now)
                : new Refused(INVALID_CONTENT, "what is told cannot be taken in", errors);
    }

    /** What became of each, in the same order. */
    List<Taken> takeIn(List<? extends Heard> heard) {
        Iterator<Taken> taken = meet(heard.stream()
                        .filter(Told.class::isInstance)
                        .map(Told.class::cast)
                        .toList())
                .iterator();
        List<Taken> answers = new ArrayList<>(heard.size());
        for (Heard one : heard) {
            answers.add(
                    switch (one) {
                        case Told _ -> taken.next();
                        case Refused refused -> refused;
                    });
        }
        return answers;
    }

    private List<Taken> meet(List<Told> told) {
        if (told.isEmpty()) {
            return List.of();
        }
        SortedMap<ContactKey, UUID> proposals = new TreeMap<>();
        told.forEach(person -> person.allKeys().forEach(key -> proposals.putIfAbsent(key, person.id())));
        Map<ContactKey, ClaimedKey> claimed = keys.claim(proposals);
        Map<UUID, Known> known = leads.lock(
                claimed.values().stream().flatMap(key -> key.owner().stream()).collect(Collectors.toSet()));
        Meeting meeting = new Meeting(claimed, known, passes.inForce(), hearing.accounts(told));
        List<Taken> taken = told.stream().map(meeting::take).toList();
        keys.settle(claimed.values());
        write(known.values(), meeting);
        return taken;
    }

    private void write(Collection<Known> known, Meeting meeting) {
        List<Known> fresh = known.stream().filter(Known::fresh).toList();
        if (!fresh.isEmpty()) {
            List<FirstPass> first = fresh.stream()
                    .map(lead -> new FirstPass(lead.id(), meeting.begun(lead), lead.occurredAt()))
                    .toList();
            sql.together(
                    PLANNED_ONCE,
                    leads.insert(
                            fresh,
                            first.stream()
                                    .map(pass -> pass.funnel().entry().key())
                                    .toList()),
                    ContactKeys.own(fresh.stream().map(Known::id).toList()),
                    passes.begin(first),
                    PLANNED_EACH_TIME);
        }
        List<Known> old = known.stream().filter(lead -> !lead.fresh()).toList();
        List<Known> changed = new ArrayList<>(
                old.stream().filter(lead -> !lead.events().isEmpty()).toList());
        List<Known> others = passOn(old);
        changed.addAll(others);
        leads.update(changed);
        leads.updateOwn(Stream.concat(old.stream(), others.stream())
                .filter(lead -> lead.own().isPresent())
                .toList());
        log.append(Stream.concat(known.stream(), others.stream())
                .flatMap(lead -> lead.events().stream())
                .toList());
    }

    /** What a person says of being contacted concerns each of the leads it is, so that it holds should they be parted. */
    private List<Known> passOn(List<Known> leadsOfNow) {
        Map<UUID, Known> speakers = leadsOfNow.stream()
                .filter(lead -> !lead.heard().isEmpty())
                .collect(Collectors.toMap(Known::id, lead -> lead));
        if (speakers.isEmpty()) {
            return List.of();
        }
        Map<UUID, UUID> merged = aliases.of(speakers.keySet());
        Map<UUID, Known> others = leads.lock(merged.keySet());
        others.forEach((id, lead) -> {
            Known speaker = Objects.requireNonNull(speakers.get(merged.get(id)));
            speaker.heard().forEach(lead::hear);
        });
        return List.copyOf(others.values());
    }
}
