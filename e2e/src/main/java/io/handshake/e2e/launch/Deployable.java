package io.handshake.e2e.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** One of the four services as the launcher sees it; its key also names its database and its role. */
public enum Deployable {
    LEAD("scoring", "sla"),
    SCORING("lead", "sla"),
    SLA("lead", "scoring"),
    REPORTING("lead", "scoring", "sla");

    private final List<String> feeds;

    Deployable(String... feeds) {
        this.feeds = List.of(feeds);
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String module() {
        return key() + "-service";
    }

    List<Deployable> feeds() {
        return feeds.stream().map(Deployable::of).toList();
    }

    Path jar(Path repository) {
        return repository.resolve(module()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** Accepts {@code lead} as well as {@code lead-service}. */
    public static Deployable of(String name) {
        for (Deployable deployable : values()) {
            if (name.equals(deployable.key()) || name.equals(deployable.module())) {
                return deployable;
            }
        }
        throw new Refusal("There is no service '" + name + "'; there are lead, scoring, sla and reporting.");
    }
}
