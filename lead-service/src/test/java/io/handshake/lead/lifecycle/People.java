package io.handshake.lead.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A plain model of leads that merge and part: everybody keeps what was told about it, and shows what its others bring besides. */
final class People {
    static final List<String> STAGES = List.of("Lead", "MQL", "SAL", "SQL", "SQO", "Customer");

    private static final int MQL = 1;
    private static final int SAL = 2;
    private static final int SQL = 3;
    private static final int SQO = 4;

    record Word(String purpose, String state, Instant at) {}

    static final class Trip {
        final int number;
        int stage;
        boolean anew;

        @Nullable
        String outcome;

        /** What brought it into the accepted stage: a hand-off, or a merge. */
        String acceptedBy = "";

        Trip(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }

        boolean open() {
            return outcome == null;
        }
    }

    static final class Person {
        final String id;
        final String email;
        final List<Word> words = new ArrayList<>();
        final List<Person> others = new ArrayList<>();
        final List<Trip> trips = new ArrayList<>(List.of(new Trip(1)));

        @Nullable
        Person into;

        @Nullable
        String phone;

        /** What was told last of it or of those merged into it, until some of these are parted from it. */
        @Nullable
        String shown;

        @Nullable
        String owner;

        /** The last one that was accepted, and by whom. */
        String handoff = "none";

        String rep = "nobody";

        Person(String id, String email) {
            this.id = id;
            this.email = email;
        }

        boolean merged() {
            return into != null;
        }

        Person head() {
            return into == null ? this : into.head();
        }

        Stream<Person> everybody() {
            return Stream.concat(Stream.of(this), others.stream().flatMap(Person::everybody));
        }

        Trip latest() {
            return trips.getLast();
        }

        Map<String, String> consents() {
            Map<String, Word> latest = new HashMap<>();
            everybody()
                    .flatMap(person -> person.words.stream())
                    .forEach(word -> latest.merge(word.purpose(), word, (a, b) -> a.at().isAfter(b.at()) ? a : b));
            Map<String, String> shown = new HashMap<>();
            latest.forEach((purpose, word) -> shown.put(purpose, word.state() + " " + word.at()));
            return shown;
        }

        @Nullable
        String suppressed() {
            String word = consents().get("sales-contact");
            return word == null || word.startsWith("given") ? null : "no-consent";
        }

        @Nullable
        String phone() {
            return shown;
        }

        void goBack() {
            shown = phone != null
                    ? phone
                    : others.stream()
                            .map(Person::phone)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null);
        }

        SortedSet<String> mergedLeads() {
            SortedSet<String> ids = new TreeSet<>();
            everybody().filter(person -> person != this).forEach(person -> ids.add(person.id));
            return ids;
        }

        List<String> stages() {
            return trips.stream().map(trip -> STAGES.get(trip.stage)).toList();
        }

        List<@Nullable String> outcomes() {
            List<@Nullable String> outcomes = new ArrayList<>();
            trips.forEach(trip -> outcomes.add(trip.outcome));
            return outcomes;
        }
    }

    private static final String MERGE = "merge";

    private final List<Person> all = new ArrayList<>();

    List<Person> all() {
        return all;
    }

    void add(String id, String email) {
        all.add(new Person(id, email));
    }

    void merge(Person one, Person other) {
        if (one.head() == other.head()) {
            return;
        }
        boolean first = all.indexOf(one.head()) < all.indexOf(other.head());
        Person survivor = (first ? one : other).head();
        Person merged = (first ? other : one).head();
        merged.into = survivor;
        survivor.others.add(merged);
        survivor.owner = survivor.owner == null ? merged.owner : survivor.owner;
        survivor.shown = survivor.shown == null ? merged.shown : survivor.shown;
        if (merged.latest().open()) {
            if (!survivor.latest().open()) {
                survivor.trips.add(new Trip(survivor.trips.size() + 1));
            }
            Trip trip = survivor.latest();
            if (merged.latest().stage > trip.stage) {
                trip.stage = merged.latest().stage;
                trip.acceptedBy = MERGE;
            }
        }
    }

    boolean unmerge(Person one) {
        Person survivor = one.into;
        if (survivor == null) {
            return false;
        }
        survivor.others.remove(one);
        one.into = null;
        Stream.iterate(survivor, Objects::nonNull, person -> person.into).forEach(Person::goBack);
        Trip trip = one.latest();
        trip.anew |= trip.open() && (trip.stage == SAL || trip.stage == SQL);
        return true;
    }

    void consent(Person one, String purpose, String state, Instant at) {
        one.head().everybody().forEach(person -> person.words.add(new Word(purpose, state, at)));
    }

    void phone(Person one, String phone) {
        one.phone = phone;
        Stream.iterate(one, Objects::nonNull, person -> person.into).forEach(person -> person.shown = phone);
    }

    boolean qualify(Person one) {
        return enter(one.head().latest(), MQL);
    }

    void accept(Person one, String rep, String handoff) {
        one.handoff = handoff;
        one.rep = rep;
        one.head().owner = rep;
        if (enter(one.head().latest(), SAL)) {
            one.head().latest().acceptedBy = handoff;
        }
    }

    /** What a person's last hand-off brought goes back to where it was handed over from; a merge may have brought it along. */
    void takeBack(Person one, boolean last) {
        Person head = one.head();
        Trip trip = head.latest();
        boolean brought = trip.acceptedBy.equals(one.handoff) || trip.acceptedBy.equals(MERGE) && !trip.anew;
        if (trip.open() && trip.stage == SAL && brought) {
            trip.stage = MQL;
        }
        if (last) {
            turnDown(one);
        }
        head.owner = one.rep.equals(head.owner) ? null : head.owner;
    }

    void salesQualify(Person one) {
        enter(one.head().latest(), SQL);
    }

    void turnDown(Person one) {
        Trip trip = one.head().latest();
        if (trip.open() && (trip.stage == MQL || trip.anew && (trip.stage == SAL || trip.stage == SQL))) {
            trip.outcome = "recycled";
        }
    }

    boolean disqualify(Person one) {
        Trip trip = one.head().latest();
        if (!trip.open() || trip.stage >= SQO) {
            return false;
        }
        trip.outcome = "disqualified";
        return true;
    }

    boolean opportunity(Person one) {
        Person head = one.head();
        if ("disqualified".equals(head.latest().outcome)) {
            return false;
        }
        if (!head.latest().open()) {
            head.trips.add(new Trip(head.trips.size() + 1));
        }
        head.latest().stage = SQO;
        return true;
    }

    private static boolean enter(Trip trip, int stage) {
        if (!trip.open() || trip.stage >= stage) {
            return false;
        }
        trip.stage = stage;
        return true;
    }
}
