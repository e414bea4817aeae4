package io.handshake.scoring.experiment;

import java.time.Instant;

/** That an experiment started, by which version of its plan, and with how many. */
record Start(String key, int version, int treated, int control, Instant at) {}
