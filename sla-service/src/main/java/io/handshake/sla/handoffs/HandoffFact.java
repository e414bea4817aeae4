package io.handshake.sla.handoffs;

/** What happened to a hand-off, as its feed tells it. */
interface HandoffFact {

    default Record asRecord() {
        return (Record) this;
    }
}
