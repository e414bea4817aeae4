package io.handshake.chassis.http;

import io.handshake.chassis.problem.FieldError;
import java.util.List;

/** What reading one item of a batch came to. */
public sealed interface Checked<T> {
    /** The item's place in the batch, from 0. */
    int index();

    record Good<T>(int index, T value) implements Checked<T> {}

    record Bad<T>(int index, List<FieldError> errors) implements Checked<T> {}
}
