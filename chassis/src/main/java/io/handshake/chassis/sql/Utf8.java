package io.handshake.chassis.sql;

/** A text that is written in UTF-8 already, as the database takes it; binds as a text in arrays. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Utf8(byte[] bytes) {}
