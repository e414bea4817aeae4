package io.handshake.sla.notifications;

import io.handshake.chassis.security.Caller;
import jakarta.enterprise.context.RequestScoped;
import java.util.stream.Stream;

/** Whose inbox it is: a person, with what concerns everybody of the person's roles. */
@RequestScoped
class Reader {
    private final Caller caller;

    Reader(Caller caller) {
        this.caller = caller;
    }

    String person() {
        return caller.subject();
    }

    String[] audiences() {
        return Stream.concat(
                        Stream.of("user:" + person()),
                        caller.roles().stream().sorted().map(role -> "role:" + role))
                .toArray(String[]::new);
    }
}
