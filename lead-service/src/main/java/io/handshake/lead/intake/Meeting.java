package io.handshake.lead.intake;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;
import static io.handshake.lead.LeadProblem.KEYS_DISAGREE;

import io.handshake.chassis.problem.FieldError;
import io.handshake.lead.account.AccountMatches;
import io.handshake.lead.funnel.Funnel;
import io.handshake.lead.funnels.Traits;
import io.handshake.lead.identity.ClaimedKey;
import io.handshake.lead.identity.ContactKey;
import io.handshake.lead.identity.KeyKind;
import io.handshake.lead.identity.LeadIdentified;
import io.handshake.lead.intake.Taken.Created;
import io.handshake.lead.intake.Taken.Matched;
import io.handshake.lead.intake.Taken.Refused;
import io.handshake.lead.lifecycle.PassOpened;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decides who each person told about is; later ones in a call meet what earlier ones left. */
final class Meeting {
    private final Map<ContactKey, ClaimedKey> keys;
    private final Map<UUID, Known> known;
    private final Function<Traits, Funnel> inForce;
    private final AccountMatches accounts;
    private final Map<UUID, Funnel> begun = new HashMap<>();

    Meeting(
            Map<ContactKey, ClaimedKey> keys,
            Map<UUID, Known> known,
            Function<Traits, Funnel> inForce,
            AccountMatches accounts) {
        this.keys = keys;
        this.known = known;
        this.inForce = inForce;
        this.accounts = accounts;
    }

    /** The funnel on which the first pass of a new lead opened, by what was known of the lead then. */
    Funnel begun(Known lead) {
        return Objects.requireNonNull(begun.get(lead.id()));
    }

    Taken take(Told told) {
        List<UUID> owners = told.keys().keySet().stream()
                .flatMap(key -> key(key).owner().stream())
                .distinct()
                .toList();
        if (owners.size() > 1) {
            return disagreement(told);
        }
        if (told.account() != null && accounts.of(told.account()).isEmpty()) {
            return new Refused(
                    INVALID_CONTENT,
                    "what is told cannot be taken in",
                    List.of(told.account().unknown().below("/account")));
        }
        if (owners.isEmpty()) {
            Known lead = welcome(told);
            Visitor visitor = identify(lead, told, true);
            begun.put(lead.id(), inForce.apply(lead.traits()));
            lead.tell(told.occurredAt(), PassOpened.of(lead.id(), 1, begun(lead)));
            lead.join(telling(lead, told));
            return new Created(lead.id(), visitor);
        }
        Known lead = Objects.requireNonNull(known.get(owners.getFirst()));
        Telling telling = telling(lead, told);
        lead.learn(telling);
        Visitor visitor = identify(lead, told, false);
        lead.join(telling);
        return new Matched(lead.id(), visitor);
    }

    /** By a key that nobody had the person is not recognised, unless nobody knew the person. */
    private Telling telling(Known lead, Told told) {
        Map<ContactKey, List<UUID>> cameBy = new HashMap<>();
        Set<ContactKey> recognised = new HashSet<>();
        told.keys().keySet().forEach(key -> {
            cameBy.put(key, lead.cameBy(key(key).id()));
            if (lead.fresh() || key(key).owner().isPresent()) {
                recognised.add(key);
            }
        });
        return new Telling(told, cameBy, recognised, accounts);
    }

    private Known welcome(Told told) {
        Known lead = new Known(
                told.id(),
                told.by().source(),
                true,
                told.occurredAt(),
                0,
                Map.of(Attribute.SOURCED_BY, told.by().sourcedBy()),
                null,
                Map.of());
        lead.learn(telling(lead, told));
        known.put(lead.id(), lead);
        return lead;
    }

    /** Gives the lead those keys that nobody has; a visitor who is somebody else stays somebody else. */
    private @Nullable Visitor identify(Known lead, Told told, boolean fresh) {
        Optional<UUID> owner = told.visitor().flatMap(key -> key(key).owner());
        UUID by = recognisedBy(told).orElse(null);
        List<LeadIdentified.Key> joined = new ArrayList<>();
        if (fresh) {
            joined.add(new LeadIdentified.Key(lead.id(), KeyKind.LEAD));
        }
        told.allKeys().map(this::key).filter(key -> key.owner().isEmpty()).forEach(key -> {
            key.give(lead.id());
            joined.add(new LeadIdentified.Key(key.id(), key.key().kind()));
        });
        if (!joined.isEmpty()) {
            lead.tell(told.occurredAt(), new LeadIdentified(lead.id(), joined, by));
        }
        if (told.visitor().isEmpty()) {
            return null;
        }
        return owner.map(before -> before.equals(lead.id()) ? Visitor.ALREADY_JOINED : Visitor.WITH_ANOTHER_LEAD)
                .orElse(Visitor.JOINED);
    }

    /** The key that told who the person is; empty when nobody knew the person. */
    private Optional<UUID> recognisedBy(Told told) {
        return told.keys().keySet().stream()
                .map(this::key)
                .filter(key -> key.owner().isPresent())
                .map(ClaimedKey::id)
                .findFirst();
    }

    private Refused disagreement(Told told) {
        List<FieldError> errors = new ArrayList<>();
        told.keys()
                .forEach((key, pointer) -> key(key).owner()
                        .ifPresent(lead -> errors.add(FieldError.at(pointer, "belongs to lead " + lead))));
        return new Refused(KEYS_DISAGREE, "the keys belong to different leads; nothing was changed", errors);
    }

    private ClaimedKey key(ContactKey key) {
        return Objects.requireNonNull(keys.get(key));
    }
}
