package io.handshake.lead.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people tell about an account, besides its domains and ids. */
record Profile(
        String name,
        @Nullable UUID parent,
        @Nullable String owner,
        @Nullable String ownerTeam,
        boolean customer,
        boolean named,
        @Nullable String segment,
        @Nullable String region,
        @Nullable String industry,
        @Nullable String companySize) {}
