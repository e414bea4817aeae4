package io.handshake.lead.intake;

import io.handshake.chassis.event.NewEvent;
import io.handshake.lead.account.AccountMatch;
import io.handshake.lead.account.EmailClass;
import io.handshake.lead.campaign.Touch;
import io.handshake.lead.consent.Consent;
import io.handshake.lead.consent.ConsentChanged;
import io.handshake.lead.consent.Consents;
import io.handshake.lead.consent.ContactAllowed;
import io.handshake.lead.consent.ContactSuppressed;
import io.handshake.lead.consent.Suppression;
import io.handshake.lead.funnels.Traits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of one lead while something is told about it. */
final class Known {
    /** What follows from the rest. */
    private static final Set<Attribute> FOLLOWS =
            EnumSet.of(Attribute.ACCOUNT, Attribute.ACCOUNT_BY, Attribute.EMAIL_CLASS, Attribute.SUPPRESSED);

    /** What is more than one value, and has rules of its own. */
    private static final Set<Attribute> COMPOSED = EnumSet.of(
            Attribute.ACCOUNT,
            Attribute.ACCOUNT_BY,
            Attribute.CAMPAIGN,
            Attribute.FIRST_TOUCH,
            Attribute.LATEST_TOUCH,
            Attribute.ATTRIBUTES,
            Attribute.PERSONAL_ATTRIBUTES,
            Attribute.CONSENTS);

    /** A value a merge changed. */
    record Learned(@Nullable String before, @Nullable String after) {}

    private final UUID id;
    private final String source;
    private final boolean fresh;
    private final Instant occurredAt;
    private final Map<Attribute, String> attributes;
    private final List<NewEvent> events = new ArrayList<>();
    private long sequence;
    private boolean customerAccount;

    Known(UUID id, String source, boolean fresh, Instant occurredAt, long sequence, Map<Attribute, String> attributes) {
        this.id = id;
        this.source = source;
        this.fresh = fresh;
        this.occurredAt = occurredAt;
        this.sequence = sequence;
        this.attributes = new EnumMap<>(Attribute.class);
        this.attributes.putAll(attributes);
    }

    UUID id() {
        return id;
    }

    String source() {
        return source;
    }

    boolean fresh() {
        return fresh;
    }

    Instant occurredAt() {
        return occurredAt;
    }

    long sequence() {
        return sequence;
    }

    List<NewEvent> events() {
        return events;
    }

    @Nullable
    String get(Attribute attribute) {
        return attributes.get(attribute);
    }

    String need(Attribute attribute) {
        return Objects.requireNonNull(attributes.get(attribute));
    }

    @Nullable
    Touch firstTouch() {
        return StoredJson.touch(get(Attribute.FIRST_TOUCH));
    }

    @Nullable
    Touch latestTouch() {
        return StoredJson.touch(get(Attribute.LATEST_TOUCH));
    }

    Consents consents() {
        return StoredJson.consents(get(Attribute.CONSENTS));
    }

    @Nullable
    Boolean existingCustomer() {
        String known = get(Attribute.EXISTING_CUSTOMER);
        return known == null ? null : Boolean.valueOf(known);
    }

    /** Values of an attribute that is a whole map of them. */
    SortedMap<String, Object> values(Attribute attribute) {
        return StoredJson.values(get(attribute));
    }

    /**
     * Takes in what is told, and publishes what it changes of a person known before; what is left out stays.
     *
     * @param replacing whether it may replace what is known, or only add to it
     */
    void learn(Profile told, boolean replacing, Instant at) {
        Set<String> changed = new LinkedHashSet<>();
        told.plain().forEach((attribute, value) -> {
            if (replacing || attribute != Attribute.EXISTING_CUSTOMER) { // it takes the lead away from sales
                learn(attribute, value, replacing, changed);
            }
        });
        if (told.otherEmail() != null) {
            learn(Attribute.EMAIL, told.otherEmail(), false, changed);
        }
        told.touch().ifPresent(touch -> learn(touch, replacing, changed));
        learn(Attribute.ATTRIBUTES, told.declared().open(), replacing, changed);
        learn(Attribute.PERSONAL_ATTRIBUTES, told.declared().personal(), replacing, changed);
        publish(changed, consents().news(told.consents(), replacing), at);
    }

    private void publish(Set<String> changed, SortedMap<String, Consent> consents, Instant at) {
        changed.remove(Attribute.CONSENTS.member());
        set(Attribute.EMAIL_CLASS, EmailClass.of(get(Attribute.EMAIL)).word(), changed);
        if (fresh && events.isEmpty()) {
            tell(at, LeadCreated.of(this));
        } else if (!changed.isEmpty()) {
            tell(at, LeadChanged.of(this, List.copyOf(changed)));
        }
        consent(consents, at);
    }

    /** Takes over from another lead, which is the same person, what is not known here, and the latest word on consent. */
    void absorb(Known other, Instant at) {
        Set<String> changed = new LinkedHashSet<>();
        for (Attribute attribute : Attribute.values()) {
            String value = other.get(attribute);
            if (value != null && !FOLLOWS.contains(attribute) && !COMPOSED.contains(attribute)) {
                learn(attribute, value, false, changed);
            }
        }
        Touch first = other.firstTouch();
        Touch latest = other.latestTouch();
        if (first != null && latest != null) {
            learn(first, true, changed);
            learn(latest, true, changed);
        }
        learn(Attribute.ATTRIBUTES, nullable(other.values(Attribute.ATTRIBUTES)), false, changed);
        learn(Attribute.PERSONAL_ATTRIBUTES, nullable(other.values(Attribute.PERSONAL_ATTRIBUTES)), false, changed);
        publish(changed, consents().news(other.consents().byPurpose(), true), at);
        String account = other.get(Attribute.ACCOUNT);
        if (account != null) {
            String by = other.need(Attribute.ACCOUNT_BY);
            join(new AccountMatch(UUID.fromString(account), by, null, other.customerAccount), false, at);
        }
    }

    /** Takes back what a merge brought, where nothing else was told since. */
    void restore(Map<Attribute, Learned> learned, Instant at) {
        Set<String> changed = new LinkedHashSet<>();
        learned.forEach((attribute, was) -> {
            if (attribute.same(get(attribute), was.after())) {
                set(attribute, was.before(), changed);
            }
        });
        publish(changed, new TreeMap<>(), at);
    }

    /** What became different since. */
    Map<Attribute, Learned> since(Map<Attribute, String> before) {
        Map<Attribute, Learned> learned = new EnumMap<>(Attribute.class);
        for (Attribute attribute : Attribute.values()) {
            if (!FOLLOWS.contains(attribute) && !attribute.same(before.get(attribute), get(attribute))) {
                learned.put(attribute, new Learned(before.get(attribute), get(attribute)));
            }
        }
        return learned;
    }

    Map<Attribute, String> all() {
        return new EnumMap<>(attributes);
    }

    private static Map<String, @Nullable Object> nullable(Map<String, Object> values) {
        return new TreeMap<>(values);
    }

    private void learn(Attribute attribute, String value, boolean replacing, Set<String> changed) {
        if (replacing || get(attribute) == null) {
            set(attribute, value, changed);
        }
    }

    private void learn(Touch touch, boolean replacing, Set<String> changed) {
        Touch known = firstTouch();
        if (known == null || replacing) {
            Touch first = Touch.first(known, touch);
            set(Attribute.FIRST_TOUCH, StoredJson.text(first), changed);
            set(Attribute.CAMPAIGN, first.campaign(), changed);
            set(Attribute.LATEST_TOUCH, StoredJson.text(Touch.latest(latestTouch(), touch)), changed);
        }
    }

    private void learn(
            Attribute attribute, Map<String, @Nullable Object> told, boolean replacing, Set<String> changed) {
        if (told.isEmpty()) {
            return;
        }
        SortedMap<String, Object> values = values(attribute);
        told.forEach((key, value) -> {
            if (value == null && replacing) {
                values.remove(key);
            } else if (value != null && (replacing || !values.containsKey(key))) {
                values.put(key, value);
            }
        });
        set(attribute, values.isEmpty() ? null : StoredJson.text(values), changed);
    }

    private void consent(SortedMap<String, Consent> news, Instant at) {
        if (!news.isEmpty()) {
            set(Attribute.CONSENTS, StoredJson.text(consents().with(news).byPurpose()), new HashSet<>());
            news.forEach(
                    (purpose, consent) -> tell(at, new ConsentChanged(id, purpose, consent.state(), consent.at())));
        }
        suppress(at);
    }

    private void suppress(Instant at) {
        Optional<Suppression> suppression =
                Suppression.of(consents().forbidSales(), existingCustomer(), customerAccount);
        String before = get(Attribute.SUPPRESSED);
        if (!Objects.equals(before, suppression.map(Suppression::word).orElse(null))) {
            set(Attribute.SUPPRESSED, suppression.map(Suppression::word).orElse(null), new HashSet<>());
            tell(
                    at,
                    suppression
                            .<Record>map(why -> new ContactSuppressed(id, why))
                            .orElseGet(() -> new ContactAllowed(id)));
        }
    }

    private void set(Attribute attribute, @Nullable String value, Set<String> changed) {
        String before = value == null ? attributes.remove(attribute) : attributes.put(attribute, value);
        if (!attribute.same(before, value)) {
            changed.add(attribute.member());
        }
    }

    /** Belongs to this account from now on, unless what is known goes before. */
    void join(AccountMatch match, boolean replacing, Instant at) {
        String known = get(Attribute.ACCOUNT);
        if (match.prevails(known == null ? null : UUID.fromString(known), get(Attribute.ACCOUNT_BY), replacing)) {
            attributes.put(Attribute.ACCOUNT, match.account().toString());
            attributes.put(Attribute.ACCOUNT_BY, match.by());
            tell(at, match.fact(id));
            withAccount(match.customer());
            suppress(at);
        }
    }

    /** Whether its account is a customer. */
    void withAccount(boolean customer) {
        customerAccount = customer;
    }

    /** What decides on which funnel its pass opens. */
    Traits traits() {
        return new Traits(get(Attribute.SEGMENT), get(Attribute.REGION), get(Attribute.CHANNEL));
    }

    void tell(Instant at, Record fact) {
        events.add(new NewEvent(id.toString(), ++sequence, at, fact));
    }
}
