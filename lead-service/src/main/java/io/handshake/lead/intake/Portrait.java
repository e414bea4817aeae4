package io.handshake.lead.intake;

import io.handshake.lead.account.AccountMatch;
import io.handshake.lead.campaign.Touch;
import io.handshake.lead.consent.Consent;
import io.handshake.lead.consent.Consents;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of a person, and how what is told changes it. What changed is answered by name. */
final class Portrait {
    /** What follows from the rest. */
    private static final Set<Attribute> FOLLOWS = EnumSet.of(Attribute.EMAIL_CLASS, Attribute.SUPPRESSED);

    /** What is more than one value, and has rules of its own. */
    private static final Set<Attribute> COMPOSED = EnumSet.of(
            Attribute.ACCOUNT,
            Attribute.ACCOUNT_BY,
            Attribute.CAMPAIGN,
            Attribute.FIRST_TOUCH,
            Attribute.LATEST_TOUCH,
            Attribute.ATTRIBUTES,
            Attribute.PERSONAL_ATTRIBUTES,
            Attribute.CONSENTS,
            Attribute.BOUGHT);

    private final Map<Attribute, String> texts = new EnumMap<>(Attribute.class);

    /** The touches by their texts, so that each is read or written once. */
    private final Map<String, Touch> touches = new HashMap<>();

    /** Whether the account is a customer. */
    private boolean customer;

    Portrait(Map<Attribute, String> texts) {
        this.texts.putAll(texts);
    }

    Portrait copy() {
        Portrait copy = new Portrait(texts);
        copy.customer = customer;
        return copy;
    }

    Map<Attribute, String> texts() {
        return texts;
    }

    @Nullable
    String get(Attribute attribute) {
        return texts.get(attribute);
    }

    @Nullable
    Touch firstTouch() {
        return touch(Attribute.FIRST_TOUCH);
    }

    @Nullable
    Touch latestTouch() {
        return touch(Attribute.LATEST_TOUCH);
    }

    private @Nullable Touch touch(Attribute attribute) {
        String text = get(attribute);
        return text == null ? null : touches.computeIfAbsent(text, StoredJson::touch);
    }

    Consents consents() {
        return StoredJson.consents(get(Attribute.CONSENTS));
    }

    Optional<AccountMatch> account() {
        return Optional.ofNullable(get(Attribute.ACCOUNT))
                .map(account -> new AccountMatch(
                        UUID.fromString(account), Objects.requireNonNull(get(Attribute.ACCOUNT_BY)), null, customer));
    }

    boolean ofCustomer() {
        return customer;
    }

    void withAccount(boolean isCustomer) {
        customer = isCustomer;
    }

    /** Belongs to this account from now on, unless what is known goes before; whether it does. */
    boolean join(AccountMatch match, boolean replacing) {
        String known = get(Attribute.ACCOUNT);
        boolean prevails =
                match.prevails(known == null ? null : UUID.fromString(known), get(Attribute.ACCOUNT_BY), replacing);
        if (prevails) {
            texts.put(Attribute.ACCOUNT, match.account().toString());
            texts.put(Attribute.ACCOUNT_BY, match.by());
            customer = match.customer();
        }
        return prevails;
    }

    SortedMap<String, Object> values(Attribute attribute) {
        return StoredJson.values(get(attribute));
    }

    /** Takes in what is told, but consents; {@code replacing} is whether it may replace what is known, or only add to it. */
    Set<String> learn(Profile told, boolean replacing) {
        Set<String> changed = new LinkedHashSet<>();
        told.plain().forEach((attribute, value) -> {
            if (replacing || attribute != Attribute.EXISTING_CUSTOMER) { // it takes the lead away from sales
                learn(attribute, value, replacing, changed);
            }
        });
        if (replacing && told.plain().containsKey(Attribute.EXISTING_CUSTOMER)) {
            set(Attribute.BOUGHT, null, changed); // what is told counts, whatever becomes of a deal
        }
        if (told.otherEmail() != null) {
            learn(Attribute.EMAIL, told.otherEmail(), false, changed);
        }
        told.touch().ifPresent(touch -> learn(touch, replacing, changed));
        learn(Attribute.ATTRIBUTES, told.declared().open(), replacing, changed);
        learn(Attribute.PERSONAL_ATTRIBUTES, told.declared().personal(), replacing, changed);
        return changed;
    }

    /** Takes over from another lead, which is the same person, what is not known here, but its account; of consents the latest word counts. */
    Set<String> absorb(Portrait other) {
        Set<String> changed = new LinkedHashSet<>();
        if (get(Attribute.EXISTING_CUSTOMER) == null) {
            set(Attribute.BOUGHT, other.get(Attribute.BOUGHT), changed);
        }
        other.texts.forEach((attribute, value) -> {
            if (!FOLLOWS.contains(attribute) && !COMPOSED.contains(attribute)) {
                learn(attribute, value, false, changed);
            }
        });
        Touch first = other.firstTouch();
        Touch latest = other.latestTouch();
        if (first != null && latest != null) {
            learn(first, true, changed);
            learn(latest, true, changed);
        }
        learn(Attribute.ATTRIBUTES, new TreeMap<>(other.values(Attribute.ATTRIBUTES)), false, changed);
        learn(
                Attribute.PERSONAL_ATTRIBUTES,
                new TreeMap<>(other.values(Attribute.PERSONAL_ATTRIBUTES)),
                false,
                changed);
        hear(other.consents().byPurpose());
        return changed;
    }

    /** Becomes another one, but for what follows from the rest. */
    Set<String> become(Portrait other) {
        Set<String> changed = new LinkedHashSet<>();
        EnumSet.complementOf(EnumSet.copyOf(FOLLOWS))
                .forEach(attribute -> set(attribute, other.get(attribute), changed));
        customer = other.customer;
        return changed;
    }

    /** Takes in words on consent that are later than the known ones. */
    void hear(Map<String, Consent> words) {
        if (!words.isEmpty()) {
            Consents known = consents();
            Consents all = known.with(known.news(words, true));
            texts.put(Attribute.CONSENTS, StoredJson.text(all.byPurpose()));
        }
    }

    void set(Attribute attribute, @Nullable String value, Set<String> changed) {
        String before = value == null ? texts.remove(attribute) : texts.put(attribute, value);
        if (!attribute.same(before, value)) {
            changed.add(attribute.member());
        }
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
            set(Attribute.FIRST_TOUCH, text(first), changed);
            set(Attribute.CAMPAIGN, first.campaign(), changed);
            Touch latest = Touch.latest(latestTouch(), touch);
            set(Attribute.LATEST_TOUCH, latest.equals(first) ? get(Attribute.FIRST_TOUCH) : text(latest), changed);
        }
    }

    private String text(Touch touch) {
        String text = StoredJson.text(touch);
        touches.put(text, touch);
        return text;
    }

    private void learn(
            Attribute attribute, Map<String, ? extends @Nullable Object> told, boolean replacing, Set<String> changed) {
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
}
