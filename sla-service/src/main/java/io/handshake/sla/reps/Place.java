package io.handshake.sla.reps;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a rep belongs, as routing asks. */
record Place(
        @Nullable String side,
        @Nullable String team,
        @Nullable String calendar,
        List<String> skills) {}
