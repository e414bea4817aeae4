package io.handshake.chassis.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.SQLException;
import java.time.Instant;
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
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int EMPTY = 12;
    private static final int HEADER = 20;
    private static final int UUID_OID = 2950;
    private static final int TEXT_OID = 25;
    private static final int TIMESTAMPTZ_OID = 1184;
    private static final long EPOCH = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

    private final int oid;
    private final @Nullable Object[] values;
    private final byte[] @Nullable [] elements;
    private final int length;
    private boolean holes;

    private <T> BinaryArray(String type, int oid, @Nullable T[] values, Function<T, byte[]> bytes) {
        super.type = type;
        this.oid = oid;
        this.values = values;
        this.elements = new byte[values.length][];
        int sum = values.length == 0 ? EMPTY : HEADER + values.length * Integer.BYTES;
        for (int i = 0; i < values.length; i++) {
            T value = values[i];
            if (value == null) {
                holes = true;
            } else {
                byte[] element = bytes.apply(value);
                elements[i] = element;
                sum += element.length;
            }
        }
        this.length = sum;
    }

    static BinaryArray of(@Nullable UUID[] uuids) {
        return new BinaryArray("_uuid", UUID_OID, uuids, BinaryArray::bytes);
    }

    static BinaryArray of(@Nullable String[] texts) {
        return new BinaryArray("_text", TEXT_OID, texts, text -> text.getBytes(UTF_8));
    }

    static BinaryArray of(@Nullable Utf8[] texts) {
        return new BinaryArray("_text", TEXT_OID, texts, Utf8::bytes);
    }

    static BinaryArray of(@Nullable Instant[] instants) {
        return new BinaryArray("_timestamptz", TIMESTAMPTZ_OID, instants, BinaryArray::bytes);
    }

    private static byte[] bytes(UUID uuid) {
        byte[] bytes = new byte[2 * Long.BYTES];
        LONG.set(bytes, 0, uuid.getMostSignificantBits());
        LONG.set(bytes, Long.BYTES, uuid.getLeastSignificantBits());
        return bytes;
    }

    private static byte[] bytes(Instant instant) {
        byte[] bytes = new byte[Long.BYTES];
        LONG.set(bytes, 0, micros(instant));
        return bytes;
    }

    /** Rounded as PostgreSQL rounds the text. */
    private static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond() - EPOCH, 1_000_000L), (instant.getNano() + 500) / 1_000);
    }

    @Override
    public int lengthInBytes() {
        return length;
    }

    @Override
    public void toBytes(byte[] bytes, int offset) {
        ByteBuffer out = ByteBuffer.wrap(bytes, offset, bytes.length - offset);
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
            text.append(text.length() == 1 ? "" : ",").append(value == null ? "NULL" : quoted(text(value)));
        }
        return text.append('}').toString();
    }

    private static String text(Object value) {
        return value instanceof Utf8(byte[] bytes) ? new String(bytes, UTF_8) : value.toString();
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Override
    public void setByteValue(byte[] value, int offset) throws SQLException {
        throw new SQLException("only sent, never read");
    }
}
