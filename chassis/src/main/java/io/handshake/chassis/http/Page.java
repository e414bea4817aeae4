package io.handshake.chassis.http;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One page of a list. */
public record Page<T>(
        @Schema(description = "The entries of this page, in a stable order.", required = true)
        List<T> items,

        @Schema(
                description = "Send it as `after` to get the next page; null on the last one.",
                required = true,
                nullable = true)
        @Nullable
        String next) {}
