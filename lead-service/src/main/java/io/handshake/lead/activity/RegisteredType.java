package io.handshake.lead.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshake.chassis.problem.FieldError;
import io.handshake.lead.property.PropertySchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A registered type as activities are judged by it.
 *
 * @param version counts how often the type was described anew
 * @param schema what its properties must fit; a type without one takes none
 */
record RegisteredType(String key, long version, @Nullable PropertySchema schema) {
    /** What does not fit, with pointers into the activity; who sends no properties fits every type. */
    List<FieldError> misfits(@Nullable ObjectNode properties) {
        if (properties == null) {
            return List.of();
        }
        if (schema == null) {
            return List.of(FieldError.at("/properties", "the type declares no properties"));
        }
        return schema.misfits(properties).stream()
                .map(error -> error.below("/properties"))
                .toList();
    }
}
