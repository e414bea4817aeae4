package io.handshake.e2e.launch;

/** One more process of a service, on a port of its own. */
public record Replica(Deployable deployable, int port) {

    /** Tells its process apart from the first of the service. */
    String name() {
        return deployable.module() + "-" + port;
    }
}
