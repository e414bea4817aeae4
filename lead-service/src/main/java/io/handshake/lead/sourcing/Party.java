package io.handshake.lead.sourcing;

import java.util.Locale;

/** Who can have brought a lead or an opportunity. */
public enum Party {
    MARKETING,
    SALES,
    PARTNER,
    CUSTOMER_BASE;

    /** The words for them in requests, answers, events and tables. */
    public static final String WORDS = "^(marketing|sales|partner|customer-base)$";

    public static final String WORDS_MESSAGE = "must be one of marketing, sales, partner, customer-base";

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Party of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
