package io.handshake.lead.partner;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Something that a partner's key may be good for. */
public enum Scope {
    LEADS_WRITE("leads:write"),
    LEADS_READ("leads:read"),
    ACTIVITIES_WRITE("activities:write"),
    EVENTS_READ("events:read");

    /** What a key is good for when nothing is said. */
    static final Set<Scope> USUAL = EnumSet.of(LEADS_WRITE, LEADS_READ, ACTIVITIES_WRITE);

    static final String NAME = "^(leads:write|leads:read|activities:write|events:read)$";
    static final String NAME_MESSAGE = "must be one of leads:write, leads:read, activities:write, events:read";

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** Whether it lets things in, which is what a key's rate limit is about. */
    boolean isIntake() {
        return this == LEADS_WRITE || this == ACTIVITIES_WRITE;
    }

    static Set<Scope> of(Collection<String> texts) {
        return Arrays.stream(values())
                .filter(scope -> texts.contains(scope.text))
                .collect(toCollection(() -> EnumSet.noneOf(Scope.class)));
    }

    /** The scopes in one text, as a key's row keeps them. */
    static String join(Collection<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::text).collect(joining(" "));
    }

    static Set<Scope> split(String joined) {
        return of(List.of(joined.split(" ")));
    }

    static List<String> texts(Collection<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::text).toList();
    }
}
