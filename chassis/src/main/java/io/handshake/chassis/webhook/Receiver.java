package io.handshake.chassis.webhook;

import io.handshake.chassis.sql.Sql;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Who is told, and with what it is signed.
 *
 * @param secrets the one in force first
 */
record Receiver(URI url, List<String> secrets) {
    static final String COLUMNS = "w.url, w.secret, w.old_secret, w.old_secret_until";

    static Receiver read(ResultSet row, Instant now) throws SQLException {
        List<String> secrets = new ArrayList<>(List.of(row.getString("secret")));
        Instant until = Sql.instant(row, "old_secret_until");
        if (until != null && until.isAfter(now)) {
            secrets.add(row.getString("old_secret"));
        }
        return new Receiver(URI.create(row.getString("url")), secrets);
    }

    @Override
    public String toString() {
        return "Receiver[" + url.getHost() + "]";
    }
}
