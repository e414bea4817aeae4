package io.handshake.sla.answering;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a rep knows of a lead that it undertakes to work. */
@Schema(name = "NewAcceptance", description = "What a rep knows of a lead that it undertakes to work.")
public record NewAcceptance(
        @Size(max = 20)
        @Schema(
                description = Asking.ANSWERS,
                type = SchemaType.OBJECT,
                additionalProperties = Object.class,
                nullable = true,
                examples = "{\"budget\": true}")
        @Nullable
        Map<@Pattern(regexp = "^[a-z][A-Za-z0-9-]{0,62}$") String, @NotNull Object> answers) {}
