package io.handshake.sla.notifications;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody has read. */
@Schema(description = "What you have read: tell either `through` or `ids`.")
public record ReadMark(
        @Schema(description = "Id of a notification of yours: you have read it and everything listed below it.")
        @Min(1)
        @Nullable
        Long through,

        @Schema(description = "Ids of notifications you have read, 1 to 200.") @Size(min = 1, max = 200) @Nullable
        List<@NotNull @Min(1) Long> ids) {}
