package io.handshake.lead.intake;

import io.handshake.chassis.event.NewEvent;
import io.handshake.lead.account.AccountMatch;
import io.handshake.lead.account.AccountMatches;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of one lead while something is told about it. */
public final class Known {
    /** What was told that concerns other leads which are the same person too, and what of it may be said of being contacted. */
    record Said(Telling telling, SortedMap<String, Consent> words) {}

    private final UUID id;
    private final String source;
    private final boolean fresh;
    private final Instant occurredAt;
    private final Portrait shown;
    private final List<NewEvent> events = new ArrayList<>();
    private final List<Said> heard = new ArrayList<>();

    /** What was told about it itself; null where no other lead was merged into it, so that all that is shown was. */
    private @Nullable Portrait own;

    /** The leads by which keys of leads merged into this one came. */
    private final Map<UUID, List<UUID>> cameBy;

    private long sequence;

    Known(
            UUID id,
            String source,
            boolean fresh,
            Instant occurredAt,
            long sequence,
            Map<Attribute, String> shown,
            @Nullable Portrait own,
            Map<UUID, List<UUID>> cameBy) {
        this.id = id;
        this.source = source;
        this.fresh = fresh;
        this.occurredAt = occurredAt;
        this.sequence = sequence;
        this.shown = new Portrait(shown);
        this.own = own;
        this.cameBy = cameBy;
    }

    public UUID id() {
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

    public List<NewEvent> events() {
        return events;
    }

    Optional<Portrait> own() {
        return Optional.ofNullable(own);
    }

    /** What was told that concerns the leads that were merged into this one too. */
    List<Said> heard() {
        return own == null ? List.of() : heard;
    }

    /** The leads by which this key of it came: the one it is of first, this one last. */
    List<UUID> cameBy(UUID key) {
        return Stream.concat(cameBy.getOrDefault(key, List.of()).stream(), Stream.of(id))
                .toList();
    }

    @Nullable
    String get(Attribute attribute) {
        return shown.get(attribute);
    }

    String need(Attribute attribute) {
        return Objects.requireNonNull(shown.get(attribute));
    }

    /** The address that was told about itself. */
    public Optional<String> ownEmail() {
        return Optional.ofNullable(own().orElse(shown).get(Attribute.EMAIL));
    }

    @Nullable
    Touch firstTouch() {
        return shown.firstTouch();
    }

    @Nullable
    Touch latestTouch() {
        return shown.latestTouch();
    }

    @Nullable
    Boolean existingCustomer() {
        String known = get(Attribute.EXISTING_CUSTOMER);
        return known == null ? null : Boolean.valueOf(known);
    }

    /** Values of an attribute that is a whole map of them. */
    SortedMap<String, Object> values(Attribute attribute) {
        return shown.values(attribute);
    }

    /** What decides on which funnel its pass opens. */
    Traits traits() {
        return new Traits(get(Attribute.SEGMENT), get(Attribute.REGION), get(Attribute.CHANNEL));
    }

    /** Takes in what is told, and publishes what it changes of a person known before; what is left out stays. */
    void learn(Telling telling) {
        SortedMap<String, Consent> words =
                shown.consents().sayable(telling.told().profile().consents(), mayReplace(telling));
        learn(telling, words);
        if (!words.isEmpty() || telling.reachesMerged()) {
            heard.add(new Said(telling, words));
        }
    }

    /** Takes in what was told of the lead it was merged into, as far as it concerns this one. */
    void hear(Said told) {
        learn(told.telling(), told.words());
        join(told.telling());
    }

    /** A person's word on being contacted is said for each of the leads it is. */
    private void learn(Telling telling, SortedMap<String, Consent> words) {
        boolean replacing = mayReplace(telling);
        Consents before = shown.consents();
        Set<String> changed = telling.shownBy(id)
                .map(share -> shown.learn(share.profile(), replacing))
                .orElseGet(HashSet::new);
        shown.hear(words);
        own().ifPresent(mine -> {
            telling.of(id).ifPresent(share -> mine.learn(share.profile(), replacing));
            mine.hear(words);
        });
        publish(changed, before, telling.told().occurredAt());
    }

    private boolean mayReplace(Telling telling) {
        return telling.told().by().mayReplace(this);
    }

    /** Takes over from another lead, which is the same person, what is not known here, and the latest word on consent. */
    public void absorb(Known other, Instant at) {
        if (own == null) {
            own = shown.copy();
        }
        Consents before = shown.consents();
        publish(shown.absorb(other.shown), before, at);
        other.shown.account().ifPresent(account -> show(account, false, at));
    }

    /**
     * Goes back to what was told about itself, and what these leads bring, which are still merged into it. Where a replica of an
     * earlier version merged them, nothing was kept apart, and it stays as it is shown.
     *
     * @param accounts those of the domains of their own addresses, which gave them none while they had one through another lead
     */
    public void keepOnly(List<Known> others, AccountMatches accounts, Instant at) {
        Portrait all = own().orElse(shown).copy();
        others.forEach(other -> {
            all.absorb(other.shown);
            other.shown.account().ifPresent(account -> all.join(account, false));
        });
        Optional<AccountMatch> found = find(accounts, all);
        if (others.isEmpty()) {
            own = null;
        }
        Consents before = shown.consents();
        Optional<AccountMatch> account = shown.account();
        Set<String> changed = shown.become(all);
        shown.account().filter(now -> !account.equals(Optional.of(now))).ifPresent(now -> {
            changed.remove(Attribute.ACCOUNT.member());
            tell(at, found.orElse(now).fact(id));
        });
        publish(changed, before, at);
    }

    /** Gives it the account that its own address tells of when it has no other. */
    private Optional<AccountMatch> find(AccountMatches accounts, Portrait all) {
        Optional<AccountMatch> found =
                all.account().isPresent() ? Optional.empty() : ownEmail().flatMap(accounts::of);
        found.ifPresent(account -> {
            all.join(account, false);
            own().ifPresent(mine -> mine.join(account, false));
        });
        return found;
    }

    private void publish(Set<String> changed, Consents before, Instant at) {
        changed.remove(Attribute.CONSENTS.member());
        shown.set(Attribute.EMAIL_CLASS, EmailClass.of(get(Attribute.EMAIL)).word(), changed);
        if (fresh && events.isEmpty()) {
            tell(at, LeadCreated.of(this));
        } else if (!changed.isEmpty()) {
            tell(at, LeadChanged.of(this, List.copyOf(changed)));
        }
        publishConsent(before, at);
    }

    private void publishConsent(Consents before, Instant at) {
        Consents now = shown.consents();
        now.byPurpose().forEach((purpose, consent) -> {
            if (!consent.equals(before.byPurpose().get(purpose))) {
                tell(at, new ConsentChanged(id, purpose, consent.state(), consent.at()));
            }
        });
        suppress(at);
    }

    /** Says whether something stands against handing it over, when that is news. */
    public void suppress(Instant at) {
        Optional<Suppression> why =
                Suppression.of(shown.consents().forbidSales(), existingCustomer(), shown.ofCustomer());
        String word = why.map(Suppression::word).orElse(null);
        if (!Objects.equals(get(Attribute.SUPPRESSED), word)) {
            shown.set(Attribute.SUPPRESSED, word, new HashSet<>());
            tell(at, why.<Record>map(it -> new ContactSuppressed(id, it)).orElseGet(() -> new ContactAllowed(id)));
        }
    }

    /** Belongs to the account that is told, or that the addresses tell, unless what is known goes before. */
    void join(Telling telling) {
        boolean replacing = mayReplace(telling);
        own().ifPresent(mine ->
                telling.of(id).flatMap(Telling.Share::account).ifPresent(match -> mine.join(match, replacing)));
        telling.shownBy(id)
                .flatMap(Telling.Share::account)
                .ifPresent(match -> show(match, replacing, telling.told().occurredAt()));
    }

    private void show(AccountMatch match, boolean replacing, Instant at) {
        if (shown.join(match, replacing)) {
            tell(at, match.fact(id));
            suppress(at);
        }
    }

    /** Whether the account that is shown is a customer, and the one it has of its own. */
    void withAccount(boolean customer, boolean ownCustomer) {
        shown.withAccount(customer);
        own().ifPresent(mine -> mine.withAccount(ownCustomer));
    }

    public void tell(Instant at, Record fact) {
        events.add(new NewEvent(id.toString(), ++sequence, at, fact));
    }
}
