package io.handshake.e2e.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What does not agree; nothing when all is well. */
final class Findings {
    private final List<String> findings = new ArrayList<>();

    /** Each expected id is there once, whatever else is there. */
    void eachOnce(String what, Set<String> expected, Collection<String> seen) {
        Set<String> met = new HashSet<>();
        for (String id : seen) {
            if (!met.add(id)) {
                findings.add(what + " " + id + " is there more than once");
            }
        }
        expected.stream()
                .filter(id -> !met.contains(id))
                .forEach(id -> findings.add(what + " " + id + " was acknowledged and is missing"));
    }

    void same(String what, Object expected, Object seen) {
        if (!expected.equals(seen)) {
            findings.add(what + ": expected " + expected + ", seen " + seen);
        }
    }

    List<String> all() {
        return List.copyOf(findings);
    }
}
