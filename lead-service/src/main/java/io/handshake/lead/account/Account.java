package io.handshake.lead.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A company behind leads. */
record Account(UUID id, Profile profile, AccountKeys keys, Optional<Ownership> ownership, Names names, Stamp stamp) {

    /** What the accounts it refers to are called. */
    record Names(@Nullable String parent, @Nullable String ownerFrom) {}

    /** How often it changed, and when; {@code sequence} counts the facts published about it. */
    record Stamp(Instant createdAt, Instant changedAt, long version, long sequence) {}

    /** The members that are told otherwise here than there. */
    List<String> differencesTo(Account other) {
        Map<String, Object> others = other.members();
        List<String> differences = new ArrayList<>();
        members().forEach((member, value) -> {
            if (!Objects.equals(value, others.get(member))) {
                differences.add(member);
            }
        });
        return differences;
    }

    /** The members in which two ownerships differ. */
    static List<String> differences(Optional<Ownership> one, Optional<Ownership> other) {
        List<String> differences = new ArrayList<>();
        if (!one.map(Ownership::owner).equals(other.map(Ownership::owner))) {
            differences.add("effectiveOwner");
        }
        if (!one.map(Ownership::from).equals(other.map(Ownership::from))) {
            differences.add("ownerFrom");
        }
        return differences;
    }

    private Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", profile.name());
        members.put("domains", keys.domains());
        members.put("externalIds", keys.externalIds());
        members.put("parent", Optional.ofNullable(profile.parent()));
        members.put("owner", Optional.ofNullable(profile.owner()));
        members.put("ownerTeam", Optional.ofNullable(profile.ownerTeam()));
        members.put("effectiveOwner", ownership.map(Ownership::owner));
        members.put("ownerFrom", ownership.map(Ownership::from));
        members.put("customer", profile.customer());
        members.put("named", profile.named());
        members.put("segment", Optional.ofNullable(profile.segment()));
        members.put("region", Optional.ofNullable(profile.region()));
        members.put("industry", Optional.ofNullable(profile.industry()));
        members.put("companySize", Optional.ofNullable(profile.companySize()));
        return members;
    }
}
