package io.handshake.lead.funnel;

/** What a stage stands for on every funnel, whatever it is called there, so that reports can compare funnels. */
public enum Milestone {
    VISITOR,
    LEAD,
    QUALIFIED,
    ACCEPTED,
    SALES_QUALIFIED,
    OPPORTUNITY,
    CUSTOMER
}
