package io.handshake.chassis.problem;

import java.util.List;
import java.util.Locale;

/** A kind of refusal that a caller can tell apart; each service lists its own in one enum. */
public interface ProblemType {
    /** The HTTP status it is answered with. */
    int status();

    /** One sentence, the same for every occurrence. */
    String title();

    /** The constant's name; its lower-case form with dashes is the stable type. */
    String name();

    default String uri() {
        return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The refusal; {@code detail} tells the caller what is wrong and what to do next. */
    default ProblemException because(String detail) {
        return because(detail, List.of());
    }

    default ProblemException because(String detail, List<FieldError> errors) {
        return new ProblemException(this, detail, errors);
    }
}
