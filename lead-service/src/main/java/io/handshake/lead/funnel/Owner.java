package io.handshake.lead.funnel;

/** The side that is accountable for a stage, or that a lead is handed to. */
public enum Owner {
    MARKETING,
    BDR,
    SALES
}
