package io.handshake.lead.intake;

import java.util.Locale;

/** What can be known of a person, in the order of the table's columns. */
enum Attribute {
    EMAIL("email"),
    FIRST_NAME("firstName"),
    LAST_NAME("lastName"),
    PHONE("phone"),
    COMPANY("company"),
    COUNTRY("country"),
    REGION("region"),
    SEGMENT("segment"),
    INDUSTRY("industry"),
    COMPANY_SIZE("companySize"),
    CHANNEL("channel"),
    CAMPAIGN("campaign"),
    SOURCED_BY("sourcedBy"),
    EMAIL_CLASS("emailClass");

    private final String member;
    private final String column = name().toLowerCase(Locale.ROOT);

    Attribute(String member) {
        this.member = member;
    }

    /** Its name in requests, answers and events. */
    String member() {
        return member;
    }

    String column() {
        return column;
    }
}
