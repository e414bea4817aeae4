package io.handshake.chassis.http;

import static io.handshake.chassis.problem.StandardProblem.STALE_VERSION;
import static io.handshake.chassis.problem.StandardProblem.VERSION_REQUIRED;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Versions of what people edit together, as entity tags. */
public final class ETags {
    private ETags() {}

    public static String of(long version) {
        return of(Long.toString(version));
    }

    public static String of(String version) {
        return '"' + version + '"';
    }

    /** Lets a change through only when it names the version it is based on. */
    public static void require(@Nullable String ifMatch, String current) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw VERSION_REQUIRED.because("read it, and send its ETag as If-Match");
        }
        boolean matches = ifMatch.strip().equals("*")
                || Arrays.stream(ifMatch.split(",")).map(String::strip).anyMatch(current::equals);
        if (!matches) {
            throw STALE_VERSION.because(
                    of(ifMatch.strip()).equals(current)
                            ? "it is at " + current + "; the quotes are part of the ETag, so send them too"
                            : "it is at " + current + " now; read it again and decide anew");
        }
    }
}
