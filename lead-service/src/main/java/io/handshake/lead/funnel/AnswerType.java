package io.handshake.lead.funnel;

/** What kind of value answers a criterion. */
public enum AnswerType {
    YES_NO,
    NUMBER,
    CHOICE,
    DATE,
    TEXT
}
