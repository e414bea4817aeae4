package io.handshake.e2e.imports;

import io.handshake.e2e.launch.Refusal;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** One line of the school's file, in the terms of the agreed mapping. */
record Prospect(
        String id,
        String origin,
        String source,
        Optional<String> country,
        Optional<String> occupation,
        boolean refusesEmail,
        boolean refusesCalls,
        int visits,
        int secondsOnSite,
        boolean converted) {

    private static final Set<String> NOT_FILLED_IN = Set.of("", "Select", "unknown");
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int TEN_MINUTES = 600;

    static List<Prospect> read(Path file) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setAllowMissingColumnNames(true)
                .get();
        try (Reader reader = withoutMark(Files.readString(file));
                CSVParser parser = format.parse(reader)) {
            return parser.stream().map(Prospect::of).toList();
        } catch (IOException failure) {
            throw new Refusal("The file " + file + " cannot be read: " + failure.getMessage());
        } catch (IllegalArgumentException failure) {
            throw new Refusal("The file " + file + " is not the school's: " + failure.getMessage());
        }
    }

    private static Reader withoutMark(String text) {
        return new StringReader(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    }

    private static Prospect of(CSVRecord line) {
        return new Prospect(
                line.get("Prospect ID"),
                line.get("Lead Origin"),
                line.get("Lead Source"),
                filledIn(line.get("Country")),
                filledIn(line.get("What is your current occupation")),
                line.get("Do Not Email").equals("Yes"),
                line.get("Do Not Call").equals("Yes"),
                number(line.get("TotalVisits")),
                number(line.get("Total Time Spent on Website")),
                line.get("Converted").equals("1"));
    }

    private static Optional<String> filledIn(String value) {
        return NOT_FILLED_IN.contains(value) ? Optional.empty() : Optional.of(value);
    }

    private static int number(String value) {
        return value.isBlank() ? 0 : (int) Double.parseDouble(value);
    }

    /** What the person did, each with an event id that stays the same in every run. */
    List<Deed> deeds() {
        List<Deed> deeds = new ArrayList<>();
        add(deeds, Deed.PAGE_VIEW, visits);
        add(deeds, Deed.TEN_MINUTES_ON_SITE, secondsOnSite / TEN_MINUTES);
        add(deeds, Deed.CONTACT_FORM, origin.equals("Lead Add Form") ? 1 : 0);
        return deeds;
    }

    private void add(List<Deed> deeds, String type, int times) {
        for (int n = 1; n <= times; n++) {
            deeds.add(new Deed(id, type, id + "-" + type + "-" + n));
        }
    }

    /** One activity of the school's mapping. */
    record Deed(String prospect, String type, String eventId) {
        static final String PAGE_VIEW = "page-view";
        static final String TEN_MINUTES_ON_SITE = "ten-minutes-on-site";
        static final String CONTACT_FORM = "contact-form";
    }
}
