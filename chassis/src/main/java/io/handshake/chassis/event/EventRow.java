package io.handshake.chassis.event;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A row of the log, and the text in which it leaves: payloads pass through unparsed. */
record EventRow(
        int slot,
        long position,
        String type,
        String subject,
        long sequence,
        OffsetDateTime occurredAt,
        OffsetDateTime recordedAt,
        @Nullable String data) {

    static EventRow read(ResultSet row) throws SQLException {
        return new EventRow(
                row.getInt("slot"),
                row.getLong("position"),
                row.getString("type"),
                row.getString("subject"),
                row.getLong("sequence"),
                row.getObject("occurred_at", OffsetDateTime.class),
                row.getObject("recorded_at", OffsetDateTime.class),
                row.getString("data"));
    }

    /** Appends the CloudEvent; {@code source} needs no escaping. */
    void write(StringBuilder text, String source) {
        text.append("{\"specversion\":\"1.0\",\"id\":\"").append(position);
        text.append("\",\"source\":\"").append(source);
        text.append("\",\"type\":\"").append(type).append("\",\"subject\":\"");
        JsonStringEncoder.getInstance().quoteAsString(subject, text);
        text.append("\",\"time\":\"").append(occurredAt.toInstant());
        text.append("\",\"recordedat\":\"").append(recordedAt.toInstant()).append('"');
        if (sequence > 0) {
            text.append(",\"sequence\":").append(sequence);
        }
        text.append(",\"datacontenttype\":\"application/json\",\"data\":")
                .append(data)
                .append('}');
    }
}
