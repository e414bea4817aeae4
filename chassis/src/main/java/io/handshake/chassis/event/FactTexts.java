package io.handshake.chassis.event;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import io.handshake.chassis.sql.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes facts as JSON, one after the other by one writer, as making a writer takes as long as writing a fact. */
final class FactTexts {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final SequenceWriter writer;

    FactTexts(ObjectWriter json) {
        try {
            this.writer = json.withRootValueSeparator("").writeValues(written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Utf8 of(Record fact) {
        try {
            writer.write(fact);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Utf8 text = new Utf8(written.toByteArray());
        written.reset();
        return text;
    }
}
