package io.handshake.chassis.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.problem.JsonErrors;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One item of a batch: what was read or what was wrong with it, so that a bad one does not sink the rest. */
@JsonDeserialize(using = Item.Reader.class)
public final class Item<T> {
    private final @Nullable T value;
    private final List<FieldError> errors;

    private Item(@Nullable T value, List<FieldError> errors) {
        this.value = value;
        this.errors = errors;
    }

    /** Null when it could not be read. */
    @Nullable
    T value() {
        return value;
    }

    /** Why it could not be read; the pointers begin at the item. */
    List<FieldError> errors() {
        return errors;
    }

    /** Reads on after an item of the wrong form; a text that is no JSON ends the whole batch. */
    static final class Reader extends JsonDeserializer<Item<?>> implements ContextualDeserializer {
        private final JsonDeserializer<?> item;

        @SuppressWarnings("unused") // made by reflection, then replaced by the one for the item's type
        Reader() {
            this(new JsonDeserializer<>() {
                @Override
                public Object deserialize(JsonParser parser, DeserializationContext context) {
                    throw new IllegalStateException("an item says what it is of");
                }
            });
        }

        private Reader(JsonDeserializer<?> item) {
            this.item = item;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
                throws JsonMappingException {
            JavaType type = context.getContextualType().containedType(0);
            return new Reader(context.findContextualValueDeserializer(type, property));
        }

        @Override
        public Item<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonStreamContext batch = parser.currentToken().isStructStart()
                    ? parser.getParsingContext().getParent()
                    : parser.getParsingContext();
            try {
                return new Item<>(item.deserialize(parser, context), List.of());
            } catch (JsonMappingException e) {
                if (!JsonErrors.isOfMeaning(e)) {
                    throw e;
                }
                while (parser.getParsingContext() != batch) {
                    parser.nextToken();
                }
                return new Item<>(null, List.of(JsonErrors.of(e)));
            }
        }

        @Override
        public Item<?> getNullValue(DeserializationContext context) {
            return new Item<>(null, List.of(FieldError.at("", "must not be null")));
        }
    }
}
