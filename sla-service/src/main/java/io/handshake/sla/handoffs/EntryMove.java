package io.handshake.sla.handoffs;

import io.handshake.sla.standing.Entries.Served;
import io.handshake.sla.standing.Stand;
import java.util.UUID;

/**
 * What an entry was about before a word on its leads, and what it is about since.
 *
 * @param from where its hand-off is expected
 */
record EntryMove(Served served, Side from, Stand about) {

    /** One side of a pass. */
    record Side(UUID lead, int pass, String to) {

        static Side of(Handoff handoff) {
            return new Side(handoff.lead, handoff.pass, handoff.to);
        }

        boolean has(Handoff handoff) {
            return of(handoff).equals(this);
        }
    }

    static EntryMove of(Served served, Stand before, Stand after) {
        return new EntryMove(
                served, new Side(before.lead(), before.pass(), served.entry().to()), after);
    }

    Side to() {
        return new Side(about.lead(), about.pass(), from.to());
    }

    boolean changes() {
        return !to().equals(from);
    }

    boolean brings(Handoff handoff) {
        return handoff.id.equals(served.handoff()) && from.has(handoff);
    }
}
