package io.handshake.e2e.launch;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** A PostgreSQL somebody else runs, named by a URL with a user who may create roles and databases. */
final class ExternalPostgres {
    private static final int DEFAULT_PORT = 5432;

    private ExternalPostgres() {}

    static Databases at(URI url) {
        String[] user = url.getRawUserInfo().split(":", 2);
        String database = url.getPath().length() > 1 ? url.getPath().substring(1) : "postgres";
        int port = url.getPort() == -1 ? DEFAULT_PORT : url.getPort();
        return new Databases(url.getHost(), port, database, decode(user[0]), decode(user[1]));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
