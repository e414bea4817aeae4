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
                  your shell          source %s   (URLs, a partner key, tokens for 12 hours)
                  the tour            README.md
                  logs, end           ./handshake logs lead    ./handshake down
                """.formatted(relative(options.data().resolve("env"))))
                .toString();
    }

    private static Path relative(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) ? here.relativize(path) : path;
    }
}
