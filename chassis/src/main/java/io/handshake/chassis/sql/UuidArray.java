package io.handshake.chassis.sql;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/** A {@code uuid[]} in PostgreSQL's binary form; the driver's own arrays send every UUID as text, to be written and parsed. */
final class UuidArray extends PGobject implements PGBinaryObject {
    private static final long serialVersionUID = 1;
    private static final int HEADER = 20;
    private static final int UUID_OID = 2950;
    private static final int UUID_BYTES = 16;

    private final @Nullable UUID[] uuids;

    UuidArray(@Nullable UUID[] uuids) {
        this.uuids = uuids;
        super.type = "_uuid";
    }

    @Override
    public int lengthInBytes() {
        int present = (int) Arrays.stream(uuids).filter(uuid -> uuid != null).count();
        return uuids.length == 0 ? 12 : HEADER + uuids.length * Integer.BYTES + present * UUID_BYTES;
    }

    @Override
    public void toBytes(byte[] bytes, int offset) {
        ByteBuffer out = ByteBuffer.wrap(bytes, offset, bytes.length - offset);
        boolean holes = Arrays.stream(uuids).anyMatch(uuid -> uuid == null);
        out.putInt(uuids.length == 0 ? 0 : 1).putInt(holes ? 1 : 0).putInt(UUID_OID);
        if (uuids.length > 0) {
            out.putInt(uuids.length).putInt(1);
        }
        for (UUID uuid : uuids) {
            if (uuid == null) {
                out.putInt(-1);
            } else {
                out.putInt(UUID_BYTES).putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
            }
        }
    }

    /** The text form, for a driver that is told not to send binary. */
    @Override
    public String getValue() {
        StringBuilder text = new StringBuilder("{");
        for (UUID uuid : uuids) {
            text.append(text.length() == 1 ? "" : ",").append(uuid == null ? "NULL" : uuid);
        }
        return text.append('}').toString();
    }

    @Override
    public void setByteValue(byte[] value, int offset) throws SQLException {
        throw new SQLException("only sent, never read");
    }
}
