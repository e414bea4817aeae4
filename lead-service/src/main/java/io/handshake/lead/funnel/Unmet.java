package io.handshake.lead.funnel;

/** An exit criterion that an answer does not meet, or an answer that nothing asked for. */
public record Unmet(String criterion, String because) {}
