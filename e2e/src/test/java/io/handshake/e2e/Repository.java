package io.handshake.e2e;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the sources and the packaged services are. */
public final class Repository {
    private Repository() {}

    public static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("handshake"))
                ? here
                : here.resolve("..").normalize();
    }
}
