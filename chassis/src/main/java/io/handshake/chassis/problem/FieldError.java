package io.handshake.chassis.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is wrong with one member of the request. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What is wrong with one member of the request.")
public record FieldError(
        @Schema(description = "JSON pointer to the member of the body.", examples = "/leads/3/email") @Nullable
        String pointer,

        @Schema(description = "Name of the query or path parameter, or of the header.") @Nullable
        String parameter,

        @Schema(description = "What is wrong with it.", required = true)
        String message) {

    public static FieldError at(String pointer, String message) {
        return new FieldError(pointer, null, message);
    }

    public static FieldError parameter(String name, String message) {
        return new FieldError(null, name, message);
    }

    /** A member's name as it is written in a JSON pointer (RFC 6901). */
    public static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** The same error of an item that stands deeper in the body. */
    public FieldError below(String prefix) {
        return new FieldError(prefix + (pointer == null ? "" : pointer), parameter, message);
    }
}
