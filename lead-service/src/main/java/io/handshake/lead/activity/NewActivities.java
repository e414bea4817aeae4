package io.handshake.lead.activity;

import io.handshake.chassis.http.Item;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Up to a thousand activities at once. */
@Schema(description = "Up to 1,000 activities at once; each is recorded or refused on its own.")
public record NewActivities(
        @NotNull
        @Size(min = 1, max = 1000)
        @Schema(
                implementation = NewActivity[].class,
                required = true,
                description = "The activities, 1 to 1,000, in any order.")
        List<Item<NewActivity>> activities) {}
