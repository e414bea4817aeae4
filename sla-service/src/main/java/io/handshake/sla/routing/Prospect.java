package io.handshake.sla.routing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead as territories see it.
 *
 * @param named whether its account was picked by name
 * @param accountOwner who owns the account: the subject of a user, or the id of a rep
 */
public record Prospect(
        @Nullable String region,
        @Nullable String country,
        @Nullable String industry,
        @Nullable String segment,
        @Nullable String companySize,
        @Nullable UUID account,
        boolean named,
        @Nullable String accountOwner) {}
