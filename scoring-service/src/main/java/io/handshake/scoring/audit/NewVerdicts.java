package io.handshake.scoring.audit;

import io.handshake.chassis.http.Item;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Up to five hundred verdicts at once. */
@Schema(description = "Up to 500 verdicts at once; each is recorded or refused on its own.")
public record NewVerdicts(
        @NotNull
        @Size(min = 1, max = 500)
        @Schema(
                implementation = NewVerdict[].class,
                required = true,
                description = "The verdicts, 1 to 500; of two on one item the later one counts.")
        List<Item<NewVerdict>> verdicts) {}
