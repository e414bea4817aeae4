package io.handshake.lead.intake;

import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.sql.Ids;
import io.handshake.lead.account.AccountMatches;
import io.handshake.lead.account.AccountReference;
import io.handshake.lead.account.FindAccounts;
import io.handshake.lead.attribute.DeclaredAttributes;
import io.handshake.lead.campaign.Touch;
import io.handshake.lead.claim.Claims;
import io.handshake.lead.consent.Consent;
import io.handshake.lead.consent.ConsentState;
import io.handshake.lead.identity.Aliases;
import io.handshake.lead.identity.ContactKey;
import io.handshake.lead.identity.ExternalId;
import io.handshake.lead.identity.KeyKind;
import io.handshake.lead.partner.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Hears what a caller tells about a person: what no single member can show, and what is left out. */
@ApplicationScoped
class Hearing {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Origin origin;
    private final InstantSource clock;
    private final Aliases aliases;
    private final DeclaredAttributes declared;
    private final FindAccounts accounts;

    Hearing(Origin origin, InstantSource clock, Aliases aliases, DeclaredAttributes declared, FindAccounts accounts) {
        this.origin = origin;
        this.clock = clock;
        this.aliases = aliases;
        this.declared = declared;
        this.accounts = accounts;
    }

    /** Why this cannot be true, or is not this caller's to tell; empty when nothing is wrong. */
    List<FieldError> errors(NewLead lead, Instant now) {
        List<FieldError> errors = new ArrayList<>();
        if (lead.email() == null && lead.others().isEmpty() && lead.externals().isEmpty()) {
            errors.add(FieldError.at("", "needs an email, otherEmails or externalIds"));
        }
        if (lead.country() != null && !COUNTRIES.contains(lead.country())) {
            errors.add(FieldError.at("/country", "must be a country code of ISO 3166, such as DE"));
        }
        Claims.error(lead.occurredAt(), now).ifPresent(why -> errors.add(FieldError.at("/occurredAt", why)));
        errors.addAll(consentErrors(lead.consentsOrNone(), now));
        errors.addAll(declared.errors(lead.declared()));
        for (int i = 0; i < lead.externals().size(); i++) {
            String source = lead.externals().get(i).source();
            if (source != null && !origin.maySpeakFor(source)) {
                errors.add(FieldError.at("/externalIds/" + i + "/source", "must be the source of your key"));
            }
        }
        AccountReference account = lead.account();
        if (account != null) {
            account.errors().forEach(error -> errors.add(error.below("/account")));
            origin.boundTo().ifPresent(source -> errors.add(FieldError.at("/account", "is not yours to tell")));
        }
        return errors;
    }

    /** The accounts of these people, in one question to the database. */
    AccountMatches accounts(List<Told> people) {
        return accounts.among(
                people.stream().map(Told::account).filter(Objects::nonNull).toList(),
                people.stream().flatMap(person -> person.emails().stream()).toList());
    }

    /** @param now when it is told, which counts where no time is claimed */
    Told hear(NewLead lead, Instant now) {
        Map<ContactKey, String> keys = new LinkedHashMap<>();
        String email = lead.email();
        if (email != null) {
            keys.put(ContactKey.email(email), "/email");
        }
        for (int i = 0; i < lead.others().size(); i++) {
            keys.putIfAbsent(ContactKey.email(lead.others().get(i)), "/otherEmails/" + i);
        }
        for (int i = 0; i < lead.externals().size(); i++) {
            ExternalId id = lead.externals().get(i);
            keys.put(ContactKey.external(id.sourceOr(origin.orHandshake()), id.id()), "/externalIds/" + i);
        }
        Instant occurredAt = Objects.requireNonNullElse(lead.occurredAt(), now);
        return new Told(
                Ids.next(),
                keys,
                Optional.ofNullable(lead.visitorId()).map(ContactKey::visitor),
                profile(lead, occurredAt),
                occurredAt,
                lead.account(),
                teller(lead.externals()));
    }

    private Profile profile(NewLead lead, Instant occurredAt) {
        Map<String, Consent> consents = new TreeMap<>();
        lead.consentsOrNone()
                .forEach(told -> consents.put(
                        told.purpose(),
                        new Consent(ConsentState.of(told.state()), Objects.requireNonNullElse(told.at(), occurredAt))));
        return new Profile(
                lead.plain(),
                lead.others().isEmpty()
                        ? null
                        : ContactKey.email(lead.others().getFirst()).value(),
                Touch.of(lead.campaign(), lead.utm(), occurredAt),
                consents,
                declared.sort(lead.declared()));
    }

    private static List<FieldError> consentErrors(List<NewConsent> consents, Instant now) {
        List<FieldError> errors = new ArrayList<>();
        Set<String> purposes = new HashSet<>();
        for (int i = 0; i < consents.size(); i++) {
            String at = "/consents/" + i;
            Claims.error(consents.get(i).at(), now).ifPresent(why -> errors.add(FieldError.at(at + "/at", why)));
            if (!purposes.add(consents.get(i).purpose())) {
                errors.add(FieldError.at(at + "/purpose", "is told twice"));
            }
        }
        return errors;
    }

    /** Why a visitor cannot be told to be this person; empty when nothing is wrong. */
    List<FieldError> errors(Identification person) {
        List<FieldError> errors = new ArrayList<>();
        if (person.waysToSayWho() != 1) {
            errors.add(FieldError.at("", "needs exactly one of lead, email, externalId"));
        }
        UUID lead = person.lead();
        if (lead != null
                && aliases.among(List.of(lead), origin.boundTo().orElse(null)).isEmpty()) {
            errors.add(FieldError.at("/lead", "there is no such lead"));
        }
        Claims.error(person.occurredAt(), clock.instant())
                .ifPresent(why -> errors.add(FieldError.at("/occurredAt", why)));
        ExternalId id = person.externalId();
        if (id != null && id.source() != null && !origin.maySpeakFor(id.source())) {
            errors.add(FieldError.at("/externalId/source", "must be the source of your key"));
        }
        return errors;
    }

    Told hear(String visitorId, Identification person) {
        Map<ContactKey, String> keys = new LinkedHashMap<>();
        List<ExternalId> externals = new ArrayList<>();
        if (person.lead() != null) {
            keys.put(ContactKey.lead(person.lead()), "/lead");
        } else if (person.email() != null) {
            keys.put(ContactKey.email(person.email()), "/email");
        } else {
            ExternalId id = Objects.requireNonNull(person.externalId());
            externals.add(id);
            keys.put(ContactKey.external(id.sourceOr(origin.orHandshake()), id.id()), "/externalId");
        }
        return new Told(
                Ids.next(),
                keys,
                Optional.of(ContactKey.visitor(visitorId)),
                Profile.of(person.address()),
                Objects.requireNonNullElseGet(person.occurredAt(), clock::instant),
                null,
                teller(externals));
    }

    /** A visitor met as a person by what it did; its words were found right before. */
    Told hear(IdentifyVisitors.Met met) {
        ContactKey person = met.person();
        String email = person.kind() == KeyKind.EMAIL ? person.value() : null;
        List<ExternalId> externals = person.kind() == KeyKind.EXTERNAL
                ? List.of(new ExternalId(person.source(), person.value()))
                : List.of();
        return new Told(
                Ids.next(),
                Map.of(person, ""),
                Optional.of(met.visitor()),
                Profile.of(email),
                met.at(),
                null,
                teller(externals));
    }

    private Told.Teller teller(List<ExternalId> externals) {
        String first = externals.isEmpty()
                ? origin.orHandshake()
                : externals.getFirst().sourceOr(origin.orHandshake());
        return new Told.Teller(
                origin.boundTo().orElse(first),
                origin.sourcedBy(),
                origin.boundTo().isPresent());
    }
}
