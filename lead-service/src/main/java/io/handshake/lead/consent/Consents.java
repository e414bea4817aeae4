package io.handshake.lead.consent;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A person's latest word on each purpose. */
public record Consents(SortedMap<String, Consent> byPurpose) {
    /** The purpose without which nobody is handed to sales. */
    public static final String SALES_CONTACT = "sales-contact";

    public static final Consents NONE = new Consents(new TreeMap<>());

    public Consents {
        byPurpose = new TreeMap<>(byPurpose);
    }

    /**
     * What of this is news: a later word than the known one.
     *
     * @param replacing whether the teller may replace what is known; who may not can still tell that somebody refused or withdrew
     */
    public SortedMap<String, Consent> news(Map<String, Consent> told, boolean replacing) {
        SortedMap<String, Consent> news = sayable(told, replacing);
        news.entrySet().removeIf(word -> {
            Consent known = byPurpose.get(word.getKey());
            return known != null
                    && (!word.getValue().replaces(known) || word.getValue().equals(known));
        });
        return news;
    }

    /** What of this its teller may say, news or not. */
    public SortedMap<String, Consent> sayable(Map<String, Consent> told, boolean replacing) {
        SortedMap<String, Consent> sayable = new TreeMap<>(told);
        sayable.entrySet()
                .removeIf(word -> !replacing && word.getValue().allows() && byPurpose.containsKey(word.getKey()));
        return sayable;
    }

    public Consents with(Map<String, Consent> news) {
        SortedMap<String, Consent> all = new TreeMap<>(byPurpose);
        all.putAll(news);
        return new Consents(all);
    }

    /** Whether the person said no to being contacted by sales; a person nobody asked did not. */
    public boolean forbidSales() {
        Consent consent = byPurpose.get(SALES_CONTACT);
        return consent != null && !consent.allows();
    }
}
