package io.handshake.lead.intake;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
    EMAIL_CLASS("emailClass"),
    ACCOUNT("account", "uuid"),
    ACCOUNT_BY("account"),
    FIRST_TOUCH("firstCampaign", "jsonb"),
    LATEST_TOUCH("latestCampaign", "jsonb"),
    ATTRIBUTES("attributes", "jsonb"),
    PERSONAL_ATTRIBUTES("attributes", "jsonb"),
    CONSENTS("consents", "jsonb"),
    EXISTING_CUSTOMER("existingCustomer", "boolean"),
    BOUGHT("existingCustomer", "jsonb"),
    SUPPRESSED("suppressed");

    private final String member;
    private final String sqlType;
    private final String column = name().toLowerCase(Locale.ROOT);

    Attribute(String member) {
        this(member, "text");
    }

    Attribute(String member, String sqlType) {
        this.member = member;
        this.sqlType = sqlType;
    }

    /** Its name in requests, answers and events. */
    String member() {
        return member;
    }

    String column() {
        return column;
    }

    /** Whether two values say the same; JSON comes back from its column with other blanks and another order. */
    boolean same(@Nullable String one, @Nullable String other) {
        return Objects.equals(one, other)
                || sqlType.equals("jsonb") && one != null && other != null && StoredJson.same(one, other);
    }

    /** The type of its column; here all values are kept as the text that reads as that type. */
    String sqlType() {
        return sqlType;
    }
}
