package io.handshake.e2e.launch;

import java.nio.file.Path;

/** What a newcomer reads when everything is up. */
final class Welcome {
    private Welcome() {}

    static String text(Options options, Installation installation) {
        StringBuilder text = new StringBuilder("\nHandshake is up.\n\n");
        for (Deployable deployable : Deployable.values()) {
            text.append("  %-18s %s%n".formatted(deployable.module(), installation.url(deployable)));
        }
        return text.append("""

                  the interface       <url>/openapi on each of them
                  your shell          source %1$s   (URLs, a partner key, tokens for 12 hours)
                  the tour            README.md
                  logs, end           ./handshake logs lead%2$s    ./handshake down%2$s
                """.formatted(quoted(relative(options.data().resolve("env"))), here(options)))
                .toString();
    }

    /** The option that the other commands need as well, when the data are not in their usual place. */
    private static String here(Options options) {
        return options.data().equals(options.repository().resolve(".handshake"))
                ? ""
                : " --data " + quoted(relative(options.data()));
    }

    private static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[A-Za-z0-9/._-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private static Path relative(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) ? here.relativize(path) : path;
    }
}
