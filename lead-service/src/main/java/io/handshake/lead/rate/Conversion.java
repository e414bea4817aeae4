package io.handshake.lead.rate;

/** What converting an amount came to. */
public sealed interface Conversion {
    /** The amount in minor units of the currency asked for. */
    record Converted(long minor) implements Conversion {}

    /** It cannot be converted, and nothing is assumed instead. */
    record Refused(String because) implements Conversion {}
}
