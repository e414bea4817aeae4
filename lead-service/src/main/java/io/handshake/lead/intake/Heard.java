package io.handshake.lead.intake;

/** What a caller told, once it is looked at by itself: it can be true, or it cannot. */
sealed interface Heard permits Told, Taken.Refused {}
