package io.handshake.lead.lifecycle;

import java.util.UUID;

/** What is read of scoring-service's score-changed. */
record ScoreChanged(UUID lead, double score) {}
