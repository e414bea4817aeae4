package io.handshake.lead.intake;

import io.handshake.chassis.http.Item;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Many leads at once. */
@Schema(description = "Many leads at once; each is taken in or refused on its own.")
public record NewLeads(
        @NotNull
        @Size(min = 1, max = 1000)
        @Schema(
                implementation = NewLead[].class,
                required = true,
                description = "The leads, 1 to 1,000; the same person may come twice.")
        List<Item<NewLead>> leads) {}
