package io.handshake.chassis.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;

/** One item of a batch, kept as it came, so that a bad one does not sink the rest. */
@JsonDeserialize(using = UnreadItem.Reader.class)
public final class UnreadItem {
    private final TokenBuffer tokens;

    private UnreadItem(TokenBuffer tokens) {
        this.tokens = tokens;
    }

    JsonParser parser() throws IOException {
        JsonParser parser = tokens.asParserOnFirstToken();
        return parser;
    }

    static final class Reader extends JsonDeserializer<UnreadItem> {
        @Override
        public UnreadItem deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return new UnreadItem(context.bufferAsCopyOfValue(parser));
        }

        @Override
        public UnreadItem getNullValue(DeserializationContext context) {
            TokenBuffer nothing = new TokenBuffer(null, false);
            try {
                nothing.writeNull();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            return new UnreadItem(nothing);
        }
    }
}
