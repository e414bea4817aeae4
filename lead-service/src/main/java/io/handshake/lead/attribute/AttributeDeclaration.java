package io.handshake.lead.attribute;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an attribute of leads is. */
@Schema(description = "What an attribute of leads is.")
public record AttributeDeclaration(
        @NotBlank
        @Size(max = 100)
        @Schema(description = "What people call it, 1 to 100 characters.", examples = "Employees")
        String title,

        @NotNull
        @Pattern(
                regexp = "^(text|number|integer|boolean|date|choice)$",
                message = "must be one of text, number, integer, boolean, date, choice")
        @Schema(
                description = "What its values are: text, number, integer, boolean, date or choice. It stays for ever.",
                examples = "integer")
        String type,

        @Size(min = 1, max = 100)
        @Schema(
                description =
                        "The values there are, 1 to 100 of 1 to 100 characters each; only for a choice. Later declarations may add choices, never take one away.")
        @Nullable
        List<@NotBlank @Size(max = 100) String> choices,

        @NotNull
        @Schema(
                description =
                        "Whether it says something of the person, such as a date of birth. Personal values are never published. It stays for ever.",
                examples = "false")
        Boolean personal) {

    List<String> choicesOrNone() {
        return choices == null ? List.of() : choices;
    }
}
