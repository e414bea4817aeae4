package io.handshake.chassis.webhook;

/** A message, and what came of telling it. */
record Tried(Message message, Outcome outcome) {}
