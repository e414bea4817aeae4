package io.handshake.chassis.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/**
 * An array in PostgreSQL's binary form. The driver's own arrays send UUIDs and instants as text, to be written and parsed, and
 * copy texts as often as their buffer has to grow.
 */
final class BinaryArray extends PGobject implements PGBinaryObject {
    private static final long serialVersionUID = 1;
    private static final int EMPTY = 12;
    private static final int HEADER = 20;
    private static final int UUID_OID = 2950;
    private static final int TEXT_OID = 25;
    private static final int TIMESTAMPTZ_OID = 1184;
    private static final long EPOCH = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

    private final int oid;
    private final @Nullable Object[] values;
    private final byte[] @Nullable [] elements;

    private <T> BinaryArray(String type, int oid, @Nullable T[] values, Function<T, byte[]> bytes) {
        super.type = type;
        this.oid = oid;
        this.values = values;
        this.elements = Arrays.stream(values)
                .map(value -> value == null ? null : bytes.apply(value))
                .toArray(byte[][]::new);
    }

    static BinaryArray of(@Nullable UUID[] uuids) {
        return new BinaryArray(
                "_uuid",
                UUID_OID,
                uuids,
                uuid -> ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(uuid.getMostSignificantBits())
                        .putLong(uuid.getLeastSignificantBits())
                        .array());
    }

    static BinaryArray of(@Nullable String[] texts) {
        return new BinaryArray("_text", TEXT_OID, texts, text -> text.getBytes(UTF_8));
    }

    static BinaryArray of(@Nullable Instant[] instants) {
        return new BinaryArray(
                "_timestamptz",
                TIMESTAMPTZ_OID,
                instants,
                instant ->
                        ByteBuffer.allocate(Long.BYTES).putLong(micros(instant)).array());
    }

    /** Rounded as PostgreSQL rounds the text. */
    private static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond() - EPOCH, 1_000_000L), (instant.getNano() + 500) / 1_000);
    }

    @Override
    public int lengthInBytes() {
        if (elements.length == 0) {
            return EMPTY;
        }
        int length = HEADER + elements.length * Integer.BYTES;
        for (byte[] element : elements) {
            length += element == null ? 0 : element.length;
        }
        return length;
    }

    @Override
    public void toBytes(byte[] bytes, int offset) {
        ByteBuffer out = ByteBuffer.wrap(bytes, offset, bytes.length - offset);
        boolean holes = Arrays.stream(elements).anyMatch(element -> element == null);
        out.putInt(elements.length == 0 ? 0 : 1).putInt(holes ? 1 : 0).putInt(oid);
        if (elements.length > 0) {
            out.putInt(elements.length).putInt(1);
        }
        for (byte[] element : elements) {
            if (element == null) {
                out.putInt(-1);
            } else {
                out.putInt(element.length).put(element);
            }
        }
    }

    /** The text form, for a driver that is told not to send binary. */
    @Override
    public String getValue() {
        StringBuilder text = new StringBuilder("{");
        for (Object value : values) {
            text.append(text.length() == 1 ? "" : ",").append(value == null ? "NULL" : quoted(value.toString()));
        }
        return text.append('}').toString();
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Override
    public void setByteValue(byte[] value, int offset) throws SQLException {
        throw new SQLException("only sent, never read");
    }
}
