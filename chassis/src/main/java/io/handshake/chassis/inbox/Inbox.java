package io.handshake.chassis.inbox;

import java.util.List;

/**
 * What a service does with the events of one peer: one bean per feed it reads.
 *
 * <p>A page is applied in the transaction that saves the cursor, so each event takes effect exactly once. When a page fails it
 * is tried again in ever smaller pages; an event that fails alone is parked, and later ones about its subject behind it.
 */
public interface Inbox {
    /** The feed's name under {@code handshake.feeds}. */
    String feed();

    /** Applies a page of events, in order per subject. Unknown types and members are ignored. */
    void apply(List<FeedEvent> events);

    /** Drops what was derived from this feed, before it is read again from the start; or leaves it, when repeating is harmless. */
    default void forget() {}
}
