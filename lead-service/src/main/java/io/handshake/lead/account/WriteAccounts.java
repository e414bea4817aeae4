package io.handshake.lead.account;

import static io.handshake.chassis.problem.StandardProblem.INVALID_CONTENT;

import io.handshake.chassis.event.EventLog;
import io.handshake.chassis.event.NewEvent;
import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes accounts, and passes their owners on to the accounts below. */
@ApplicationScoped
class WriteAccounts {
    private static final String INSERT = """
            insert into account (id, created_at, changed_at, version, event_sequence, effective_owner, owner_from,
              name, parent, owner, owner_team, customer, named, segment, region, industry, company_size)
            values (?, ?, ?, 1, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String UPDATE = """
            update account set changed_at = ?, version = version + 1, event_sequence = event_sequence + 1,
              effective_owner = ?, owner_from = ?,
              name = ?, parent = ?, owner = ?, owner_team = ?, customer = ?, named = ?, segment = ?, region = ?,
              industry = ?, company_size = ?
            where id = ?""";

    private static final String INHERIT = """
            update account set changed_at = ?, version = version + 1, event_sequence = event_sequence + 1,
              effective_owner = ?, owner_from = ?
            where id = any(?::uuid[])""";

    private final Sql sql;
    private final Accounts accounts;
    private final Hierarchy hierarchy;
    private final EventLog log;
    private final InstantSource clock;

    WriteAccounts(Sql sql, Accounts accounts, Hierarchy hierarchy, EventLog log, InstantSource clock) {
        this.sql = sql;
        this.accounts = accounts;
        this.hierarchy = hierarchy;
        this.log = log;
        this.clock = clock;
    }

    void insert(UUID id, Profile profile) {
        requireSense(id, profile, null);
        Instant now = clock.instant();
        Optional<Ownership> ownership = ownership(id, profile);
        sql.update(
                INSERT,
                Stream.of(Stream.of(id, now, now), columns(ownership), columns(profile))
                        .flatMap(part -> part)
                        .toArray());
    }

    /** Writes what the account is from now on. */
    void update(Account before, Profile profile) {
        UUID id = before.id();
        requireSense(id, profile, before.profile().parent());
        sql.update(
                UPDATE,
                Stream.of(Stream.of(clock.instant()), columns(ownership(id, profile)), columns(profile), Stream.of(id))
                        .flatMap(part -> part)
                        .toArray());
    }

    void announceNew(Account made) {
        log.append(made.id().toString(), made.stamp().sequence(), made.stamp().createdAt(), AccountCreated.of(made));
    }

    /** Publishes what changed, and gives the accounts below that follow in it their new owner. */
    void announce(Account before, Account after) {
        log.append(List.of(changed(after, after.differencesTo(before))));
        if (!before.ownership().equals(after.ownership())) {
            boolean moved =
                    !Objects.equals(before.profile().parent(), after.profile().parent());
            List<UUID> heirs = hierarchy.heirs(after.id(), moved ? "/parent" : "/owner");
            inherit(heirs, after.ownership());
            List<String> changed = Account.differences(before.ownership(), after.ownership());
            log.append(accounts.of(heirs).stream()
                    .map(heir -> changed(heir, changed))
                    .toList());
        }
    }

    private void inherit(List<UUID> heirs, Optional<Ownership> ownership) {
        if (!heirs.isEmpty()) {
            sql.update(
                    INHERIT,
                    Stream.of(Stream.of(clock.instant()), columns(ownership), Stream.of((Object)
                                    heirs.toArray(UUID[]::new)))
                            .flatMap(part -> part)
                            .toArray());
        }
    }

    private static NewEvent changed(Account it, List<String> changed) {
        return new NewEvent(
                it.id().toString(), it.stamp().sequence(), it.stamp().changedAt(), AccountChanged.of(it, changed));
    }

    private void requireSense(UUID id, Profile profile, @Nullable UUID parentBefore) {
        if (profile.ownerTeam() != null && profile.owner() == null) {
            throw INVALID_CONTENT.because(
                    "a team goes with an owner", List.of(FieldError.at("/ownerTeam", "needs an owner")));
        }
        UUID parent = profile.parent();
        if (parent != null && !parent.equals(parentBefore)) {
            hierarchy.requireRoom(id, parent);
        }
    }

    private Optional<Ownership> ownership(UUID id, Profile profile) {
        UUID parent = profile.parent();
        Optional<Ownership> above =
                parent == null ? Optional.empty() : accounts.get(parent).ownership();
        return Ownership.of(id, profile.owner(), above);
    }

    private static Stream<@Nullable Object> columns(Optional<Ownership> ownership) {
        return Stream.of(
                ownership.map(Ownership::owner).orElse(null),
                ownership.map(Ownership::from).orElse(null));
    }

    private static Stream<@Nullable Object> columns(Profile it) {
        return Stream.of(
                it.name(),
                it.parent(),
                it.owner(),
                it.ownerTeam(),
                it.customer(),
                it.named(),
                it.segment(),
                it.region(),
                it.industry(),
                it.companySize());
    }
}
