package io.handshake.lead.partner;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What shall be different about a key; what is left out stays. */
@Schema(description = "What shall be different about a key; what is left out stays.")
public record PartnerKeyChange(
        @Size(min = 1, max = 100)
        @Pattern(regexp = "^[\\s\\S]*\\S[\\s\\S]*$", message = "must not be blank")
        @Schema(description = "Who uses the key, for people to read; 1 to 100 characters.")
        @Nullable
        String name,

        @Size(min = 1, max = 4)
        @Schema(description = "What the key is good for from now on: " + NewPartnerKey.SCOPES)
        @Nullable
        List<@NotNull @Pattern(regexp = Scope.NAME, message = Scope.NAME_MESSAGE) String> scopes,

        @Valid @Schema(description = "How often it may post from now on.") @Nullable
        RateLimit rateLimit) {}
